package rethink.theory.linear;

import static org.bytedeco.openblas.global.openblas.LAPACKE_dgelsd;
import static org.bytedeco.openblas.global.openblas.LAPACK_ROW_MAJOR;

import java.util.Arrays;
import rethink.layer.Lapack;
import rethink.progress.Interruption;

/**
 * The least-squares solution of minimum Euclidean norm, by LAPACK's singular value decomposition
 * (dgelsd): for n rows of rank n it is X'(XX')^-1 y, the limit of gradient descent from zero
 * (paper, section 5).
 *
 * @param weights d numbers
 * @param singularValues of X, descending
 * @param rank number of singular values that are not zero to rounding
 */
public record MinimumNorm(double[] weights, double[] singularValues, int rank) {

  /** Solves a problem of any shape. */
  public static MinimumNorm of(LinearProblem problem) {
    double[] singularValues = new double[Math.min(problem.size(), problem.dimension())];
    int[] rank = new int[1];
    double[][] weights = solve(problem.x(), new double[][] {problem.y()}, singularValues, rank);
    return new MinimumNorm(weights[0], singularValues, rank[0]);
  }

  /**
   * Solutions for several targets of the same rows, by one decomposition.
   *
   * @param x [n][d]
   * @param targets n numbers for each solution
   * @return d weights for each
   */
  public static double[][] each(double[][] x, double[]... targets) {
    return solve(x, targets, new double[Math.min(x.length, x[0].length)], new int[1]);
  }

  private static double[][] solve(
      double[][] x, double[][] targets, double[] singularValues, int[] rank) {
    Interruption.check();
    Lapack.load();
    int n = x.length;
    int d = x[0].length;
    int columns = targets.length;
    double[] rows = new double[n * d];
    for (int i = 0; i < n; i++) {
      System.arraycopy(x[i], 0, rows, i * d, d);
    }
    double[] solution = new double[Math.max(n, d) * columns];
    for (int k = 0; k < columns; k++) {
      for (int i = 0; i < n; i++) {
        solution[i * columns + k] = targets[k][i];
      }
    }
    int failed =
        LAPACKE_dgelsd(
            LAPACK_ROW_MAJOR, n, d, columns, rows, d, solution, columns, singularValues, -1, rank);
    if (failed != 0) {
      throw new IllegalArgumentException(
          "LAPACK's dgelsd returned %d for %d rows of %d features; look for values that are not finite"
              .formatted(failed, n, d));
    }
    double[][] weights = new double[columns][d];
    for (int k = 0; k < columns; k++) {
      for (int j = 0; j < d; j++) {
        weights[k][j] = solution[j * columns + k];
      }
    }
    return weights;
  }

  /** The minimiser of |Xw - y|^2 + lambda |w|^2, as least squares with d more rows. */
  public static MinimumNorm ridge(LinearProblem problem, double lambda) {
    int n = problem.size();
    int d = problem.dimension();
    double[][] x = Arrays.copyOf(problem.x(), n + d);
    for (int k = 0; k < d; k++) {
      x[n + k] = new double[d];
      x[n + k][k] = Math.sqrt(lambda);
    }
    return of(new LinearProblem(x, Arrays.copyOf(problem.y(), n + d)));
  }

  /** The part of a vector in the span of the rows: what the rows can say about it. */
  public static double[] inSpan(LinearProblem problem, double[] vector) {
    return of(problem.withTargets(problem.predict(vector))).weights();
  }

  /** The part of a vector that no row sees: adding it changes no prediction on the rows. */
  public static double[] inNullSpace(LinearProblem problem, double[] vector) {
    return Vectors.plus(vector, -1, inSpan(problem, vector));
  }
}
