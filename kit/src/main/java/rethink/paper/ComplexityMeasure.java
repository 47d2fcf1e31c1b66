package rethink.paper;

import java.util.function.ToDoubleFunction;
import rethink.theory.complexity.MeasuredMlp;

/**
 * A number of a trained network that is said to grow with its generalisation gap (Jiang et al.
 * 2019). Margins count by their 10th percentile.
 */
enum ComplexityMeasure {
  PARAMETERS("number of parameters", net -> net.norms().parameters()),
  FROBENIUS("Frobenius norm", net -> net.norms().frobenius()),
  DISTANCE("distance from the start", net -> net.norms().distance()),
  SPECTRAL("product of spectral norms", net -> net.norms().spectral()),
  PATH("path norm", net -> net.norms().path()),
  INVERSE_MARGIN("1 / margin", net -> 1 / margin(net)),
  PATH_OVER_MARGIN("path norm / margin", net -> net.norms().path() / margin(net)),
  COMPLEXITY_OVER_MARGIN(
      "spectral complexity / margin", net -> net.norms().complexity() / margin(net)),
  SHARPNESS("sharpness", MeasuredMlp::sharpness),
  STEPS("steps to the loss", net -> net.last().steps());

  final String title;
  private final ToDoubleFunction<MeasuredMlp> value;

  ComplexityMeasure(String title, ToDoubleFunction<MeasuredMlp> value) {
    this.title = title;
    this.value = value;
  }

  double of(MeasuredMlp net) {
    return value.applyAsDouble(net);
  }

  double[] of(java.util.List<MeasuredMlp> nets) {
    return nets.stream().mapToDouble(this::of).toArray();
  }

  /** A margin of nothing counts as the smallest there is, so that its inverse stays in order. */
  private static double margin(MeasuredMlp net) {
    return Math.max(Double.MIN_NORMAL, net.margins().quantile(0.1));
  }
}
