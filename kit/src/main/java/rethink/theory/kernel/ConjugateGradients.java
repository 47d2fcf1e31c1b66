package rethink.theory.kernel;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Solves (K + ridge) x = b in double precision for several b at once, by conjugate gradients with a
 * factor in single precision as preconditioner.
 *
 * <p>Products with K are formed in double precision from blocks that are computed anew, so the
 * residuals that are told are those of the exact problem (they are updated from step to step, and
 * computed anew where rounding could have told in that), and the factor's rounding and shift only
 * decide how many steps it takes: few, since all eigenvalues of the preconditioned matrix lie near
 * 1 except for directions as small as that rounding. The direction update is Polak and Ribiere's,
 * which forgives a preconditioner that is not exactly symmetric.
 */
final class ConjugateGradients {
  private static final int MOST_STEPS = 200;

  /** A rounding to 53 bits. */
  private static final double DOUBLE = 0x1p-53;

  private final Gram gram;
  private final double ridge;
  private final LowerTriangle factor;
  private final double[] targets;
  private final double tolerance;
  private final int n;
  private final int columns;
  private final double[] x;
  private double[] residual;
  private int step;
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
    while (relative(residual) > tolerance) {
      descend();
      if (mayHaveDrifted()) {
        residual = trueResidual();
      }
    }
    return new Solution(x, residual, relative(residual), step);
  }

  /** From the residual as it is until it is small enough. */
  private void descend() {
    double[] z = preconditioned();
    double[] direction = z.clone();
    double[] rz = products(residual, z);
    while (true) {
      double[] image = product(direction);
      double[] curvature = products(direction, image);
      double[] old = residual.clone();
      for (int c = 0; c < columns; c++) {
        double length = curvature[c] > 0 ? rz[c] / curvature[c] : 0;
        for (int i = c * n; i < (c + 1) * n; i++) {
          x[i] += length * direction[i];
          residual[i] -= length * image[i];
        }
      }
      if (relative(residual) <= tolerance) {
        return;
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
  }

  /** One step's product with K + ridge. */
  private double[] product(double[] vectors) {
    if (step == MOST_STEPS) {
      throw new IllegalStateException(
          "the relative residual is %.1e after %d steps, wanted %.1e; use a ridge or a larger gamma"
              .formatted(relative(residual), step, tolerance));
    }
    int before = step++;
    String text = "step %d, residual %.1e".formatted(step, relative(residual));
    double[] image = GramProduct.of(gram, vectors, part -> progress.accept(before + part, text));
    for (int i = 0; i < image.length; i++) {
      image[i] += ridge * vectors[i];
    }
    return image;
  }

  /** Whether rounding in all the products could have come near to the tolerance. */
  private boolean mayHaveDrifted() {
    double mostOfK = n * gram.scale() + ridge;
    return DOUBLE * mostOfK * norm(x) > tolerance / 10 * norm(targets);
  }

  private double[] trueResidual() {
    double[] image = product(x);
    double[] left = targets.clone();
    for (int i = 0; i < left.length; i++) {
      left[i] -= image[i];
    }
    return left;
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

  private double relative(double[] left) {
    double whole = norm(targets);
    return whole == 0 ? 0 : norm(left) / whole;
  }

  private static double norm(double[] values) {
    return Math.sqrt(Arrays.stream(values).map(v -> v * v).sum());
  }
}
