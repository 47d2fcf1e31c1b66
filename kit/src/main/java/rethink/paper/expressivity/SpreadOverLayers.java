package rethink.paper.expressivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.factory.Nd4j;
import rethink.paper.Rows;
import rethink.progress.Interruption;
import rethink.theory.expressivity.DeepFiniteSampleNet;
import rethink.theory.expressivity.FiniteSampleFit;
import rethink.theory.expressivity.FiniteSampleNet;
import rethink.theory.expressivity.Sample;
import tech.tablesaw.api.Table;

/**
 * The corollary to Theorem 1: one function on {@code n} Gaussian points in 20 dimensions, in
 * networks of many depths.
 */
public record SpreadOverLayers(int n, List<Layered> networks) {
  private static final int DIMENSION = 20;

  /**
   * One network.
   *
   * @param layers that share the units
   * @param weights that are not zero
   * @param error largest error over all points, by Deeplearning4j
   */
  record Layered(int layers, int width, long weights, double error) {}

  /** Builds and measures. */
  public static SpreadOverLayers measure(int n) {
    double[][] points = ThresholdErrors.points(n, DIMENSION, 1);
    double[] signs = ThresholdErrors.signs(n, 1);
    FiniteSampleNet net = FiniteSampleFit.stable().fit(Sample.of(points), signs);
    List<Layered> networks = new ArrayList<>();
    for (int layers : List.of(1, 2, 5, 10, 50)) {
      Interruption.check();
      DeepFiniteSampleNet deep = new DeepFiniteSampleNet(net, layers);
      MultiLayerNetwork network = deep.network();
      try {
        double[] outputs = network.output(Nd4j.createFromArray(points)).toDoubleVector();
        long weights = Arrays.stream(network.params().toDoubleVector()).filter(w -> w != 0).count();
        networks.add(
            new Layered(layers, deep.width(), weights, ThresholdErrors.largest(outputs, signs)));
      } finally {
        network.close();
      }
    }
    return new SpreadOverLayers(n, networks);
  }

  /** Depth, width, weights and error. */
  public Table table() {
    Rows rows =
        new Rows(
            "n = %d".formatted(n),
            "layers, k",
            "units in the widest",
            "n/k",
            "weights not zero",
            "as multiple of n + d",
            "largest error");
    for (Layered network : networks) {
      rows.add(
          "" + network.layers(),
          "" + network.width(),
          "%.0f".formatted((double) n / network.layers()),
          "%,d".formatted(network.weights()),
          "%.2f".formatted(perPoint(network)),
          "%.1e".formatted(network.error()));
    }
    return rows.table();
  }

  /** Weights that are not zero, as a multiple of n + d, where there are most. */
  double mostWeights() {
    return networks.stream().mapToDouble(this::perPoint).max().orElseThrow();
  }

  /** Units beyond n/k of the widest layer, where there are most. */
  double mostExtraUnits() {
    return networks.stream()
        .mapToDouble(network -> network.width() - (double) n / network.layers())
        .max()
        .orElseThrow();
  }

  double largestError() {
    return networks.stream().mapToDouble(Layered::error).max().orElseThrow();
  }

  private double perPoint(Layered network) {
    return network.weights() / (double) (n + DIMENSION);
  }
}
