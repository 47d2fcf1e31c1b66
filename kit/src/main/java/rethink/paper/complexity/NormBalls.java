package rethink.paper.complexity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rethink.data.Dataset;
import rethink.data.ImageSet;
import rethink.data.RandomStream;
import rethink.paper.Rows;
import rethink.paper.Scale;
import rethink.paper.Spread;
import rethink.theory.complexity.Estimate;
import rethink.theory.complexity.LinearRademacher;
import rethink.theory.linear.LinearProblem;
import rethink.theory.linear.MinimumNorm;
import rethink.theory.linear.Vectors;
import tech.tablesaw.api.Table;

/**
 * The Rademacher complexity of linear models on pixels whose norm is no larger than a fit of the
 * labels needs: a norm-based measure (paper, section 2.2), where it can be had exactly. Targets are
 * +1 for the first half of the classes and -1 for the others; pixels go from -1 to 1.
 *
 * @param balls ascending in n, true labels before random signs
 */
public record NormBalls(Dataset dataset, List<Ball> balls) {
  private static final int DRAWS = 100;

  /**
   * All linear models up to one norm.
   *
   * @param norms of the minimum-norm fit: one, or for random signs one for each seed
   * @param complexity at the mean of the norms
   * @param bound on the complexity, in closed form
   */
  record Ball(int n, boolean random, Spread norms, Estimate complexity, double bound) {}

  /** Solves on the dataset in use; seconds. */
  public static NormBalls measure(Scale scale) {
    Dataset data = Dataset.current();
    List<Ball> balls = new ArrayList<>();
    for (int n : scale.choose(List.of(50, 100), List.of(100, 400), List.of(100, 400, 1_600))) {
      ImageSet images = data.first(n).train();
      double[][] x = pixels(images);
      int half = images.classes().size() / 2;
      double[] truth = Arrays.stream(images.labels()).mapToDouble(c -> c < half ? 1 : -1).toArray();
      balls.add(ball(x, false, norm(x, truth)));
      balls.add(
          ball(
              x,
              true,
              scale.seeds().stream()
                  .mapToDouble(
                      seed -> norm(x, LinearRademacher.signs(n, RandomStream.of(seed, "signs"))))
                  .toArray()));
    }
    return new NormBalls(data, balls);
  }

  private static double[][] pixels(ImageSet images) {
    double[][] x = new double[images.size()][images.shape().size()];
    for (int i = 0; i < x.length; i++) {
      float[] pixels = images.pixels(i);
      for (int k = 0; k < pixels.length; k++) {
        x[i][k] = pixels[k] / 127.5 - 1;
      }
    }
    return x;
  }

  private static double norm(double[][] x, double[] targets) {
    return Vectors.norm(MinimumNorm.of(new LinearProblem(x, targets)).weights());
  }

  private static Ball ball(double[][] x, boolean random, double... norms) {
    Spread norm = Spread.of(norms);
    return new Ball(
        x.length,
        random,
        norm,
        LinearRademacher.ofBall(x, norm.mean(), DRAWS, RandomStream.of(1, "draws of signs")),
        LinearRademacher.boundOfBall(x, norm.mean()));
  }

  /** Norms and complexities. */
  public Table table() {
    Rows rows =
        new Rows(
            "Linear models no larger than a fit needs",
            "n",
            "fitted",
            "norm",
            "Rademacher complexity",
            "standard error",
            "bound on it");
    for (Ball ball : balls) {
      rows.add(
          "%,d".formatted(ball.n()),
          ball.random() ? "random signs" : "true labels",
          ball.norms().toString("%.2f"),
          "%.2f".formatted(ball.complexity().mean()),
          "%.2f".formatted(ball.complexity().standardError()),
          "%.2f".formatted(ball.bound()));
    }
    return rows.table();
  }

  /** The least complexity that a fit of the true labels needs. */
  double leastForTrueLabels() {
    return balls.stream()
        .filter(ball -> !ball.random())
        .mapToDouble(ball -> ball.complexity().mean())
        .min()
        .orElseThrow();
  }
}
