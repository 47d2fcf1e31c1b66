package rethink.model;

import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * How much the loss grows over one step in the space of one parameter array: as the gradient
 * predicts and as two forward passes find.
 */
record Slope(double predicted, double measured) {
  /** Long enough to stand out from the rounding of floats, short enough to pass few kinks. */
  private static final double STEP = 1e-3;

  double error() {
    return Math.abs(predicted - measured) / Math.abs(measured);
  }

  /**
   * Half of the direction is the gradient's own, so that the change is large; the other half is
   * random, so that what the gradient left out shows too.
   *
   * @param gradient of the mean loss, in doubles
   */
  static Slope of(Batch batch, ComputationGraph net, String name, INDArray gradient, long seed) {
    INDArray values = net.getParam(name);
    INDArray before = values.dup();
    INDArray step = unit(gradient).add(unit(gaussian(seed, gradient))).mul(STEP);
    values.assign(exact(before).add(step).castTo(DataType.FLOAT));
    INDArray above = exact(values);
    double lossAbove = batch.loss(net);
    values.assign(exact(before).sub(step).castTo(DataType.FLOAT));
    double lossBelow = batch.loss(net);
    // Rounded to floats, the step is another one than that asked for.
    INDArray taken = above.sub(exact(values));
    values.assign(before);
    return new Slope(gradient.mul(taken).sumNumber().doubleValue(), lossAbove - lossBelow);
  }

  private static INDArray exact(INDArray array) {
    return array.castTo(DataType.DOUBLE);
  }

  private static INDArray unit(INDArray array) {
    return array.div(array.norm2Number().doubleValue());
  }

  private static INDArray gaussian(long seed, INDArray like) {
    Random random = new Random(seed);
    double[] values = new double[(int) like.length()];
    java.util.Arrays.setAll(values, i -> random.nextGaussian());
    return Nd4j.create(values, like.shape(), DataType.DOUBLE);
  }
}
