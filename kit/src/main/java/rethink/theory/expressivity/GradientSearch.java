package rethink.theory.expressivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import rethink.data.RandomStream;
import rethink.layer.Natives;
import rethink.progress.Interruption;
import rethink.theory.linear.Vectors;
import rethink.train.Momentum;

/**
 * Looks for weights by stochastic gradient descent with momentum 0.9 on the squared loss, from a
 * random start, where {@link FiniteSampleFit} writes them down.
 *
 * @param line whether the network first projects on one line, as that of Theorem 1 does
 * @param hidden rectified linear units, in one layer
 * @param batch points in one step
 */
public record GradientSearch(
    boolean line, int hidden, double rate, int batch, int steps, long seed) {

  /**
   * What was found.
   *
   * @param at steps at which the loss was measured
   * @param losses mean squared error over all points
   * @param outputs of the trained network at points it is asked about
   */
  public record Found(double[] at, double[] losses, double[] outputs) {}

  /** Weights and biases of the network. */
  public int parameters(int dimension) {
    int inputs = line ? 1 : dimension;
    return (line ? dimension : 0) + hidden * (inputs + 1) + hidden + 1;
  }

  /**
   * Trains.
   *
   * @param asked points for {@link Found#outputs}
   */
  public Found run(double[][] x, double[] y, double[][] asked) {
    Natives.load();
    MultiLayerNetwork network = network(x[0].length);
    try {
      INDArray points = Nd4j.createFromArray(x);
      INDArray targets = Nd4j.createFromArray(y).reshape(y.length, 1);
      List<Double> at = new ArrayList<>();
      List<Double> losses = new ArrayList<>();
      RandomStream random = RandomStream.of(seed, "order of points");
      int[] order = new int[0];
      int used = 0;
      for (int step = 0; step <= steps; step++) {
        Interruption.check();
        if (step == 0 || step == steps || step >= 1.2 * at.get(at.size() - 1)) {
          at.add((double) step);
          losses.add(loss(network.output(points).toDoubleVector(), y));
        }
        if (used + batch > order.length) {
          order = random.permutation(y.length);
          used = 0;
        }
        int[] rows = Arrays.copyOfRange(order, used, used + batch);
        used += batch;
        network.fit(points.getRows(rows), targets.getRows(rows));
      }
      double[] outputs = network.output(Nd4j.createFromArray(asked)).toDoubleVector();
      return new Found(array(at), array(losses), outputs);
    } finally {
      network.close();
    }
  }

  MultiLayerNetwork network(int dimension) {
    NeuralNetConfiguration.ListBuilder list =
        new NeuralNetConfiguration.Builder()
            .dataType(DataType.DOUBLE)
            .seed(seed)
            .weightInit(WeightInit.RELU)
            .updater(new Momentum(rate, 0.9))
            .list();
    if (line) {
      list.layer(
          new DenseLayer.Builder()
              .nIn(dimension)
              .nOut(1)
              .activation(Activation.IDENTITY)
              .weightInit(WeightInit.XAVIER)
              .hasBias(false)
              .build());
    }
    list.layer(
        new DenseLayer.Builder()
            .nIn(line ? 1 : dimension)
            .nOut(hidden)
            .activation(Activation.RELU)
            .build());
    list.layer(
        new OutputLayer.Builder(LossFunction.MSE)
            .nIn(hidden)
            .nOut(1)
            .activation(Activation.IDENTITY)
            .build());
    MultiLayerNetwork network = new MultiLayerNetwork(list.build());
    network.init();
    return network;
  }

  private static double loss(double[] outputs, double[] y) {
    double distance = Vectors.distance(outputs, y);
    return distance * distance / y.length;
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(v -> v).toArray();
  }
}
