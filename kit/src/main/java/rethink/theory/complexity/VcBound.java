package rethink.theory.complexity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import rethink.data.Shape;
import rethink.layer.Natives;
import rethink.model.Model;
import rethink.model.ModelSummary;

/**
 * How many sign patterns a network of rectified linear units can give m points, and what uniform
 * convergence makes of that.
 *
 * <p>Layer by layer (Bartlett, Harvey, Liaw and Mehrabian 2019): while the layers below keep their
 * pattern, the inputs of layer i are polynomials of degree i in the W_i weights up to it, k_i for
 * each point, and r polynomials of degree d in W variables have at most 2 (2 e r d / W)^W sign
 * patterns if r is at least W. So there are no more than the product over layers of 2 (2 e m k_i i
 * / W_i)^W_i.
 *
 * @param layers from the first to that of one output, whose sign is the class
 */
public record VcBound(List<Layer> layers) {

  /**
   * All units at one depth.
   *
   * @param weights W_i: weights and biases up to this layer, each counted once where it is shared
   * @param units k_i: outputs for one point
   */
  public record Layer(double weights, double units) {}

  public VcBound {
    layers = List.copyOf(layers);
  }

  /**
   * That of a model with one output. Pooling and normalisation are left out, which only makes the
   * bound smaller.
   */
  public static VcBound of(Model model, Shape images) {
    Natives.load();
    ComputationGraph net =
        new ComputationGraph(model.configure(new NeuralNetConfiguration.Builder(), images, 2));
    net.init();
    try {
      INDArray image = Nd4j.zeros(1, images.height(), images.width(), images.channels());
      Map<String, INDArray> activations = net.feedForward(image, false);
      SortedMap<Integer, Double> weights = new TreeMap<>();
      SortedMap<Integer, Double> units = new TreeMap<>();
      Map<String, Integer> depths = depths(net);
      net.paramTable()
          .forEach(
              (name, values) -> {
                String layer = name.substring(0, name.lastIndexOf('_'));
                if (net.paramTable().containsKey(layer + "_W") && !ModelSummary.isStatistic(name)) {
                  weights.merge(depths.get(layer), (double) values.length(), Double::sum);
                  if (name.endsWith("_W")) {
                    double outputs = activations.get(layer).length();
                    units.merge(depths.get(layer), outputs, Double::sum);
                  }
                }
              });
      List<Layer> layers = new ArrayList<>();
      double sum = 0;
      for (int depth : weights.keySet()) {
        // Of the two outputs one is left, the sign of which stands for their difference's.
        int share = depth == weights.lastKey() ? 2 : 1;
        sum += weights.get(depth) / share;
        layers.add(new Layer(sum, units.get(depth) / share));
      }
      return new VcBound(layers);
    } finally {
      net.close();
    }
  }

  /** Layers with weights on the longest way from the images, each with itself. */
  private static Map<String, Integer> depths(ComputationGraph net) {
    Map<String, Integer> depths = new HashMap<>();
    for (int index : net.topologicalSortOrder()) {
      String name = net.getVertices()[index].getVertexName();
      int below =
          net.getConfiguration().getVertexInputs().getOrDefault(name, List.of()).stream()
              .mapToInt(depths::get)
              .max()
              .orElse(0);
      depths.put(name, below + (net.paramTable().containsKey(name + "_W") ? 1 : 0));
    }
    return depths;
  }

  /** All weights and biases, W. */
  public double weights() {
    return layers.get(layers.size() - 1).weights();
  }

  /** Logarithm to base 2 of the most sign patterns of this many points; at most one bit a point. */
  public double log2Patterns(double points) {
    double sum = 0;
    for (int i = 0; i < layers.size(); i++) {
      double weights = layers.get(i).weights();
      double polynomials = points * layers.get(i).units();
      sum +=
          polynomials < weights
              ? polynomials
              : 1 + weights * log2(2 * Math.E * polynomials * (i + 1) / weights);
    }
    return Math.min(points, sum);
  }

  /** No set of more points than this is shattered: an upper bound on the dimension. */
  public double dimension() {
    return firstWhere(points -> log2Patterns(points) < points);
  }

  /** The same in closed form, as published: L + Lbar W log2(4 e R log2(2 e R)), R = sum i k_i. */
  public double closedForm() {
    double sumOfWeights = 0;
    double r = 0;
    for (int i = 0; i < layers.size(); i++) {
      sumOfWeights += layers.get(i).weights();
      r += (i + 1) * layers.get(i).units();
    }
    return layers.size() + sumOfWeights * log2(4 * Math.E * r * log2(2 * Math.E * r));
  }

  /**
   * With probability 1 - delta no network's error on new points is farther than this from its error
   * on n points: sqrt(8 / n ln(4 Pi(2n) / delta)), Vapnik and Chervonenkis 1971. Says nothing from
   * 1 on.
   */
  public double gap(double n, double delta) {
    return Math.sqrt(8 / n * (log2Patterns(2 * n) * Math.log(2) + Math.log(4 / delta)));
  }

  /** The least number of points from which on that bound is below a gap. */
  public double pointsFor(double gap, double delta) {
    return firstWhere(n -> gap(n, delta) < gap);
  }

  /** To a part in a billion; what holds somewhere has to hold from there on. */
  private static double firstWhere(DoublePredicate holds) {
    double high = 1;
    while (!holds.test(high)) {
      high *= 2;
      if (Double.isInfinite(high)) {
        throw new IllegalArgumentException("no number of points is enough; ask for a larger gap");
      }
    }
    double low = high / 2;
    while (high - low > 1e-9 * high) {
      double middle = (low + high) / 2;
      if (holds.test(middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
