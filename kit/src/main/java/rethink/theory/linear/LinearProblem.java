package rethink.theory.linear;

import java.util.Arrays;
import rethink.data.RandomStream;

/**
 * Least squares: n rows x_i of d features and n targets y_i, for weights w of a linear model &lt;w,
 * x&gt; without a constant. Arrays are shared, not copied.
 *
 * @param x [n][d]
 */
public record LinearProblem(double[][] x, double[] y) {

  public LinearProblem {
    if (x.length == 0 || x.length != y.length) {
      throw new IllegalArgumentException(
          "%d rows and %d targets; wanted equally many, at least one"
              .formatted(x.length, y.length));
    }
    for (double[] row : x) {
      if (row.length != x[0].length || row.length == 0) {
        throw new IllegalArgumentException(
            "rows of %d and %d features; wanted equally many, at least one"
                .formatted(x[0].length, row.length));
      }
    }
  }

  /**
   * Gaussian features with rows of length about one, and targets of a linear model with noise.
   *
   * @param truth weights of that model; its length is d
   * @param noise standard deviation of what is added to the targets
   */
  public static LinearProblem gaussian(int n, double[] truth, double noise, RandomStream random) {
    double[][] x = new double[n][truth.length];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < truth.length; k++) {
        x[i][k] = random.nextGaussian() / Math.sqrt(truth.length);
      }
      y[i] = Vectors.dot(x[i], truth) + noise * random.nextGaussian();
    }
    return new LinearProblem(x, y);
  }

  /** Number of rows, n. */
  public int size() {
    return y.length;
  }

  /** Number of features, d. */
  public int dimension() {
    return x[0].length;
  }

  /** X w. */
  public double[] predict(double[] w) {
    return Arrays.stream(x).mapToDouble(row -> Vectors.dot(row, w)).toArray();
  }

  /** Mean over rows of the squared residual. */
  public double loss(double[] w) {
    double residual = Vectors.distance(predict(w), y);
    return residual * residual / size();
  }

  /** The same rows with other targets. */
  public LinearProblem withTargets(double[] targets) {
    return new LinearProblem(x, targets);
  }

  /** The first {@code n} rows. */
  public LinearProblem first(int n) {
    return new LinearProblem(Arrays.copyOf(x, n), Arrays.copyOf(y, n));
  }
}
