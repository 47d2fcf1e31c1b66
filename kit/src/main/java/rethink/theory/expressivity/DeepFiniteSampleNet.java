package rethink.theory.expressivity;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The corollary to Theorem 1: the same function with its units spread over {@code depth} layers of
 * about n/depth each, with O(n + d) weights that are not zero.
 *
 * <p>Each layer holds the units of one stretch of the line and sees only the part of the projection
 * inside it, so it adds the rise of the function over that stretch and nothing beyond. Five more
 * units carry the projection, cut it for the next layer, and carry the rise so far.
 *
 * @param net with one output
 * @param depth number of layers that share the units, after one that cuts the projection
 */
public record DeepFiniteSampleNet(FiniteSampleNet net, int depth) {
  /** Places of the units that are carried: projection, its two cuts, rise above and below zero. */
  private static final int LINE = 0;

  private static final int FROM_START = 1;
  private static final int FROM_END = 2;
  private static final int ABOVE = 3;
  private static final int BELOW = 4;
  private static final int CARRIED = 5;

  public DeepFiniteSampleNet {
    int units = net.thresholds().length;
    if (net.weights().length != 1 || depth < 1 || depth > units) {
      throw new IllegalArgumentException(
          "%d outputs and %d layers for %d units; wanted one output, and 1 to %d layers"
              .formatted(net.weights().length, depth, units, units));
    }
  }

  /** The width of the widest layer. */
  public int width() {
    return CARRIED + (net.thresholds().length + depth - 1) / depth;
  }

  /** As a Deeplearning4j network in double precision. */
  public MultiLayerNetwork network() {
    double start = net.thresholds()[0];
    ReluNetwork network = new ReluNetwork(net.direction().length);
    INDArray direction = Nd4j.createFromArray(net.direction());
    network.linear(direction.reshape(direction.length(), 1));
    INDArray cuts = Nd4j.zeros(DataType.DOUBLE, 3);
    cut(cuts, 0, 0);
    network.rectified(Nd4j.ones(DataType.DOUBLE, 1, 3), cuts);
    INDArray rise = Nd4j.zeros(DataType.DOUBLE, 3, 1);
    TwoSum slope = new TwoSum();
    for (int layer = 0; layer < depth; layer++) {
      network.rectified(inputs(layer, rise), biases(layer, start));
      rise = rise(layer, slope);
    }
    network.output(rise);
    return network.build();
  }

  /** First unit of a layer. */
  private int first(int layer) {
    return (int) ((long) layer * net.thresholds().length / depth);
  }

  private int units(int layer) {
    return first(layer + 1) - first(layer);
  }

  /** Biases that cut a line, which begins at {@code origin}, for a layer. */
  private void cut(INDArray biases, int layer, double origin) {
    double[] b = net.thresholds();
    biases.putScalar(LINE, origin - b[0]);
    if (layer < depth) {
      biases.putScalar(FROM_START, origin - b[first(layer)]);
      // Nothing lies beyond the last stretch.
      boolean last = layer + 1 == depth;
      biases.putScalar(FROM_END, last ? -Double.MAX_VALUE : origin - b[first(layer + 1)]);
    }
  }

  private INDArray inputs(int layer, INDArray rise) {
    int units = units(layer);
    INDArray weights = Nd4j.zeros(DataType.DOUBLE, rise.rows(), CARRIED + units);
    weights.putScalar(LINE, LINE, 1);
    weights.putScalar(LINE, FROM_START, 1);
    weights.putScalar(LINE, FROM_END, 1);
    weights.putColumn(ABOVE, rise);
    weights.putColumn(BELOW, rise.neg());
    for (int j = 0; j < units; j++) {
      weights.putScalar(FROM_START, CARRIED + j, 1);
      weights.putScalar(FROM_END, CARRIED + j, -1);
    }
    return weights;
  }

  private INDArray biases(int layer, double start) {
    INDArray biases = Nd4j.zeros(DataType.DOUBLE, CARRIED + units(layer));
    cut(biases, layer + 1, start);
    double[] b = net.thresholds();
    int first = first(layer);
    for (int j = 0; j < units(layer); j++) {
      biases.putScalar(CARRIED + j, b[first] - b[first + j]);
    }
    return biases;
  }

  /** Output weights of a layer; its first unit goes on with the slope that the last layer left. */
  private INDArray rise(int layer, TwoSum slope) {
    INDArray rise = Nd4j.zeros(DataType.DOUBLE, CARRIED + units(layer), 1);
    rise.putScalar(ABOVE, 0, 1);
    rise.putScalar(BELOW, 0, -1);
    for (int j = 0; j < units(layer); j++) {
      double weight = net.weights()[0][first(layer) + j];
      slope.add(weight);
      rise.putScalar(CARRIED + j, 0, j == 0 ? slope.value() : weight);
    }
    return rise;
  }
}
