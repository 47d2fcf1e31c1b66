package rethink.paper.complexity;

import java.util.List;
import java.util.function.ToDoubleFunction;
import rethink.paper.complexity.ComplexityFamily.Member;

/**
 * A number of a trained network that is said to grow with its generalisation gap (Jiang et al.
 * 2019). Margins count by their 10th percentile.
 */
enum ComplexityMeasure {
  PARAMETERS("number of parameters", member -> member.net().norms().parameters()),
  FROBENIUS("Frobenius norm", member -> member.net().norms().frobenius()),
  DISTANCE("distance from the start", member -> member.net().norms().distance()),
  SPECTRAL("product of spectral norms", member -> member.net().norms().spectral()),
  PATH("path norm", member -> member.net().norms().path()),
  INVERSE_MARGIN("1 / margin", member -> 1 / margin(member)),
  PATH_OVER_MARGIN("path norm / margin", member -> member.net().norms().path() / margin(member)),
  COMPLEXITY_OVER_MARGIN(
      "spectral complexity / margin", member -> member.net().norms().complexity() / margin(member)),
  SHARPNESS("sharpness", Member::sharpness),
  STEPS("steps to the loss", member -> member.net().last().steps());

  final String title;
  private final ToDoubleFunction<Member> value;

  ComplexityMeasure(String title, ToDoubleFunction<Member> value) {
    this.title = title;
    this.value = value;
  }

  double of(Member member) {
    return value.applyAsDouble(member);
  }

  double[] of(List<Member> members) {
    return members.stream().mapToDouble(this::of).toArray();
  }

  /** A margin of nothing counts as the smallest there is, so that its inverse stays in order. */
  private static double margin(Member member) {
    return Math.max(Double.MIN_NORMAL, member.net().margins().quantile(0.1));
  }
}
