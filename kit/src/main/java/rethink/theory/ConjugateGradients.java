package rethink.theory;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Solves (K + ridge) x = b in double precision for several b at once, by conjugate gradients with a
 * factor in single precision as preconditioner.
 *
 * <p>Products with K are formed in double precision from blocks that are computed anew, so the
 * residuals that are told are those of the exact problem, and the factor's rounding and shift only
 * decide how many steps it takes: few, since all eigenvalues of the preconditioned matrix lie near
 * 1 except for directions as small as that rounding. The direction update is Polak and Ribiere's,
 * which forgives a preconditioner that is not exactly symmetric.
 */
final class ConjugateGradients {
  private static final int MOST_STEPS = 200;

  private final Gram gram;
  private final double ridge;
  private final LowerTriangle factor;
  private final double[] targets;
  private final double tolerance;
  private final int n;
  private final int columns;
  private final double[] x;
  private final double[] residual;
  private final BiConsumer<Double, String> progress;

  /**
   * @param x solutions, one after the other
   * @param residual what remains of the right-hand sides
   * @param relativeResidual Frobenius norm of the residual over that of the right-hand sides
   */
  record Solution(double[] x, double[] residual, double relativeResidual, int steps) {}

  private ConjugateGradients(
      Gram gram,
      double ridge,
      LowerTriangle factor,
      double[] targets,
      double tolerance,
      BiConsumer<Double, String> progress) {
    this.gram = gram;
    this.ridge = ridge;
    this.factor = factor;
    this.targets = targets;
    this.tolerance = tolerance;
    this.progress = progress;
    n = gram.size();
    columns = targets.length / n;
    x = new double[targets.length];
    residual = targets.clone();
  }

  /**
   * Runs until the relative residual is at most {@code tolerance}.
   *
   * @param targets right-hand sides, one after the other
   * @param progress is told how many steps are done, parts included, and where it stands
   * @throws IllegalStateException if that takes too many steps
   */
  static Solution solve(
      Gram gram,
      double ridge,
      LowerTriangle factor,
      double[] targets,
      double tolerance,
      BiConsumer<Double, String> progress) {
    return new ConjugateGradients(gram, ridge, factor, targets, tolerance, progress).run();
  }

  private Solution run() {
    double[] z = preconditioned();
    double[] direction = z.clone();
    double[] rz = products(residual, z);
    double reached = 1;
    int step = 0;
    while (reached > tolerance) {
      if (step == MOST_STEPS) {
        throw new IllegalStateException(
            "the relative residual is %.1e after %d steps, wanted %.1e; use a ridge or a larger gamma"
                .formatted(reached, step, tolerance));
      }
      step++;
      int before = step - 1;
      String text = "step %d, residual %.1e".formatted(step, reached);
      double[] image =
          GramProduct.of(gram, direction, part -> progress.accept(before + part, text));
      add(ridge, direction, image);
      double[] curvature = products(direction, image);
      double[] old = residual.clone();
      for (int c = 0; c < columns; c++) {
        double length = curvature[c] > 0 ? rz[c] / curvature[c] : 0;
        for (int i = c * n; i < (c + 1) * n; i++) {
          x[i] += length * direction[i];
          residual[i] -= length * image[i];
        }
      }
      reached = norm(residual) / norm(targets);
      if (reached <= tolerance) {
        break;
      }
      z = preconditioned();
      double[] next = products(residual, z);
      double[] mixed = products(old, z);
      for (int c = 0; c < columns; c++) {
        double keep = rz[c] > 0 ? (next[c] - mixed[c]) / rz[c] : 0;
        for (int i = c * n; i < (c + 1) * n; i++) {
          direction[i] = z[i] + keep * direction[i];
        }
      }
      rz = next;
    }
    return new Solution(x, residual, reached, step);
  }

  /** Applies the inverse of the factored matrix to the residual. */
  private double[] preconditioned() {
    double[] z = new double[residual.length];
    float[] single = new float[residual.length];
    // Residuals become small; scaled, they stay within the range of floats.
    double scale = norm(residual);
    if (scale == 0) {
      return z;
    }
    for (int i = 0; i < single.length; i++) {
      single[i] = (float) (residual[i] / scale);
    }
    try (FloatPointer b = new FloatPointer(single)) {
      Substitution.solve(factor, columns, b);
      b.get(single);
    }
    for (int i = 0; i < single.length; i++) {
      z[i] = single[i] * scale;
    }
    return z;
  }

  /** Inner products, column by column. */
  private double[] products(double[] a, double[] b) {
    double[] sums = new double[columns];
    for (int i = 0; i < a.length; i++) {
      sums[i / n] += a[i] * b[i];
    }
    return sums;
  }

  private static void add(double factor, double[] from, double[] to) {
    if (factor != 0) {
      for (int i = 0; i < to.length; i++) {
        to[i] += factor * from[i];
      }
    }
  }

  private static double norm(double[] values) {
    return Math.sqrt(Arrays.stream(values).map(v -> v * v).sum());
  }
}
