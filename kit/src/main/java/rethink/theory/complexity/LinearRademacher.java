package rethink.theory.complexity;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import rethink.data.RandomStream;
import rethink.progress.Interruption;
import rethink.theory.linear.LinearProblem;
import rethink.theory.linear.MinimumNorm;
import rethink.theory.linear.Vectors;

/**
 * The empirical Rademacher complexity E sup_h (1/n) sum s_i h(x_i), s_i fair signs, of linear
 * models (paper, section 2.2).
 */
public final class LinearRademacher {
  private LinearRademacher() {}

  /** Fair signs, +1 or -1. */
  public static double[] signs(int n, RandomStream random) {
    return DoubleStream.generate(() -> random.nextInt(2) == 0 ? 1 : -1).limit(n).toArray();
  }

  /**
   * The complexity of all {@code x -> <w, x>} with |w| at most {@code bound}. For given signs the
   * supremum is (bound / n) |sum s_i x_i|, exactly; the expectation is a mean over draws.
   */
  public static Estimate ofBall(double[][] x, double bound, int draws, RandomStream random) {
    return Estimate.of(
        IntStream.range(0, draws)
            .mapToDouble(draw -> bound * lengthOfSum(x, signs(x.length, random)) / x.length)
            .toArray());
  }

  /** What Jensen's inequality bounds that by: (bound / n) times the root of the sum of |x_i|^2. */
  public static double boundOfBall(double[][] x, double bound) {
    double squares = 0;
    for (double[] row : x) {
      squares += Vectors.dot(row, row);
    }
    return bound * Math.sqrt(squares) / x.length;
  }

  private static double lengthOfSum(double[][] x, double[] signs) {
    Interruption.check();
    double[] sum = new double[x[0].length];
    for (int i = 0; i < x.length; i++) {
      for (int k = 0; k < sum.length; k++) {
        sum[k] += signs[i] * x[i][k];
      }
    }
    return Vectors.norm(sum);
  }

  /**
   * How well least squares fits the targets, which are signs: the mean of target times sign of the
   * prediction, 1 if all are met. A lower bound on what some hyperplane reaches, whose search is
   * hard.
   */
  public static double fitOfSigns(LinearProblem signs) {
    double[] predicted = signs.predict(MinimumNorm.of(signs).weights());
    return IntStream.range(0, predicted.length)
        .mapToDouble(i -> signs.y()[i] * Math.signum(predicted[i]))
        .average()
        .orElseThrow();
  }
}
