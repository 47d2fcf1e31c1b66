package rethink.theory.expressivity;

import java.util.Arrays;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import rethink.progress.Interruption;

/**
 * c(x) = sum of w_j max(&lt;a, x&gt; - b_j, 0): direction a (d numbers), thresholds b (n) and, for
 * each output, weights w (n). One output has 2n + d weights (paper, Theorem 1). Arrays are shared,
 * not copied.
 *
 * @param thresholds ascending
 * @param weights [output][unit]
 */
public record FiniteSampleNet(double[] direction, double[] thresholds, double[][] weights) {

  /** Free numbers: d + n for all outputs together, and n for each. */
  public int parameters() {
    return direction.length + thresholds.length * (1 + weights.length);
  }

  /** Where points lie on the line. */
  public double[] project(Sample sample) {
    return Projected.project(sample, direction);
  }

  /**
   * Outputs at points on the line, in one pass over sorted points and thresholds.
   *
   * @param x projections in any order
   * @return [output][point]
   */
  public double[][] outputs(double[] x, Summation summation) {
    int[] order = Projected.order(x);
    double[][] outputs = new double[weights.length][x.length];
    for (int output = 0; output < weights.length; output++) {
      Summation.Pass pass = summation.start();
      int unit = 0;
      for (int point : order) {
        while (unit < thresholds.length && thresholds[unit] < x[point]) {
          pass.add(weights[output][unit], thresholds[unit]);
          unit++;
        }
        outputs[output][point] = pass.at(x[point]);
      }
    }
    return outputs;
  }

  /** Outputs as a network computes them: for each point a plain sum over all units. */
  public double[][] plainOutputs(double[] x) {
    double[][] outputs = new double[weights.length][x.length];
    for (int output = 0; output < weights.length; output++) {
      double[] w = weights[output];
      for (int i = 0; i < x.length; i++) {
        Interruption.check();
        double sum = 0;
        for (int j = 0; j < w.length; j++) {
          sum += w[j] * Math.max(x[i] - thresholds[j], 0);
        }
        outputs[output][i] = sum;
      }
    }
    return outputs;
  }

  /** The largest weight, of any output. */
  public double largestWeight() {
    return Arrays.stream(weights)
        .flatMapToDouble(Arrays::stream)
        .map(Math::abs)
        .reduce(0, Math::max);
  }

  /**
   * The same function as a Deeplearning4j network in double precision: d inputs, one linear unit, n
   * rectified linear units with weights of one, and linear outputs without biases.
   */
  public MultiLayerNetwork network() {
    ReluNetwork network = new ReluNetwork(direction.length);
    network.linear(Nd4j.createFromArray(direction).reshape(direction.length, 1));
    network.rectified(
        Nd4j.ones(DataType.DOUBLE, 1, thresholds.length), Nd4j.createFromArray(thresholds).neg());
    network.output(Nd4j.createFromArray(weights).transpose());
    return network.build();
  }
}
