package rethink.theory.linear;

/**
 * What regularised least squares leaves of each direction: the share of the full solution along a
 * right singular vector whose squared singular value is {@code s2}.
 */
public final class Shrinkage {
  private Shrinkage() {}

  /** Gradient flow on |Xw - y|^2 / 2 from zero, stopped at a time: 1 - exp(-s2 t). */
  public static double flow(double s2, double time) {
    return -Math.expm1(-s2 * time);
  }

  /** Gradient descent from zero, stopped after so many steps: 1 - (1 - rate s2)^steps. */
  public static double descent(double s2, double rate, int steps) {
    double factor = 1 - rate * s2;
    return factor > 0 ? -Math.expm1(steps * Math.log1p(-rate * s2)) : 1 - Math.pow(factor, steps);
  }

  /** Ridge with penalty lambda |w|^2 / 2: s2 / (s2 + lambda). */
  public static double ridge(double s2, double lambda) {
    return s2 / (s2 + lambda);
  }
}
