package rethink.paper.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import rethink.data.RandomStream;
import rethink.paper.Rows;
import rethink.paper.Scale;
import rethink.paper.Spread;
import rethink.plot.Axis;
import rethink.plot.Bands;
import rethink.plot.Chart;
import rethink.plot.Line;
import rethink.theory.linear.LinearProblem;
import rethink.theory.linear.MinimumNorm;
import rethink.theory.linear.Vectors;
import tech.tablesaw.api.Table;

/**
 * Test error of least squares with n/d swept through one: 100 features, a truth of norm ten in
 * them, noise of 0.5 on the targets.
 */
public record LinearDoubleDescent(List<Long> seeds, List<Integer> sizes, List<Fit> fits) {
  static final int FEATURES = 100;
  private static final double NOISE = 0.5;
  private static final int TEST_ROWS = 1000;

  /** One solution; its errors are mean squared errors against noisy targets. */
  record Fit(
      int n, long seed, int rank, double norm, double train, double test, double ridgeTest) {}

  /** Solves all systems, each by minimum norm and by ridge. */
  public static LinearDoubleDescent measure(Scale scale) {
    List<Integer> sizes =
        List.of(10, 20, 40, 60, 80, 90, 95, 100, 105, 110, 120, 150, 200, 300, 400);
    List<Fit> fits = new ArrayList<>();
    for (long seed : scale.seeds()) {
      double[] truth = truth(seed);
      LinearProblem all =
          LinearProblem.gaussian(
              sizes.get(sizes.size() - 1), truth, NOISE, RandomStream.of(seed, "rows"));
      LinearProblem test =
          LinearProblem.gaussian(TEST_ROWS, truth, NOISE, RandomStream.of(seed, "test rows"));
      for (int n : sizes) {
        LinearProblem problem = all.first(n);
        MinimumNorm least = MinimumNorm.of(problem);
        double[] ridge = MinimumNorm.ridge(problem, NOISE * NOISE).weights();
        fits.add(
            new Fit(
                n,
                seed,
                least.rank(),
                Vectors.norm(least.weights()),
                problem.loss(least.weights()),
                test.loss(least.weights()),
                test.loss(ridge)));
      }
    }
    return new LinearDoubleDescent(scale.seeds(), sizes, fits);
  }

  /** Every weight from a standard normal, which makes the noise's variance the best penalty. */
  private static double[] truth(long seed) {
    return Arrays.copyOf(MinimumNormPaths.gaussian("truth", seed), FEATURES);
  }

  /** Test and training error against n/d. */
  public Chart chart() {
    return Chart.of(
            "linear-double-descent",
            "Least squares is worst where the data just suffice",
            Axis.log("rows per feature, n/d"),
            Axis.log("mean squared error").between(0.03, 100.0))
        .with(bands("test", "minimum norm, test", Fit::test))
        .with(bands("train", "minimum norm, training", Fit::train))
        .with(bands("ridge", "ridge with the noise's variance, test", Fit::ridgeTest))
        .captioned(
            "%d features, noise of variance %s. The peak is cut off; the table has it. %s"
                .formatted(FEATURES, NOISE * NOISE, Bands.describe(seeds.size())));
  }

  private Bands bands(String key, String title, ToDoubleFunction<Fit> value) {
    double[] x = sizes.stream().mapToDouble(n -> n / (double) FEATURES).toArray();
    return Bands.of(
        seeds.stream()
            .map(
                seed ->
                    Line.solid(
                        key,
                        title,
                        x,
                        fits.stream()
                            .filter(fit -> fit.seed() == seed)
                            .mapToDouble(value)
                            .toArray()))
            .toList());
  }

  /** Rank, norm and errors at some sizes. */
  public Table table() {
    Rows rows =
        new Rows(
            "Least squares", "n", "n/d", "rank", "norm", "training error", "test error", "ridge");
    for (int n : List.of(20, 60, 95, 100, 105, 150, 400)) {
      rows.add(
          "" + n,
          "%.2f".formatted(n / (double) FEATURES),
          "" + of(n).get(0).rank(),
          spread(n, Fit::norm).toString("%.1f"),
          "%.1e".formatted(spread(n, Fit::train).mean()),
          spread(n, Fit::test).toString("%.2f"),
          spread(n, Fit::ridgeTest).toString("%.2f"));
    }
    return rows.table();
  }

  Spread spread(int n, ToDoubleFunction<Fit> value) {
    return Spread.of(of(n).stream().mapToDouble(value).toArray());
  }

  /** The test error of the luckiest seed. */
  double lowestTest(int n) {
    return of(n).stream().mapToDouble(Fit::test).min().orElseThrow();
  }

  private List<Fit> of(int n) {
    return fits.stream().filter(fit -> fit.n() == n).toList();
  }
}
