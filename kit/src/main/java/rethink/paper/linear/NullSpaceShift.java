package rethink.paper.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
 * The minimum-norm fit of the problems of {@link MinimumNormPaths}, shifted by vectors that no row
 * sees: the same predictions on the rows, others elsewhere.
 *
 * @param shifts as multiples of the unseen part of the truth, from 0 (minimum norm) over 1 (the
 *     truth) on
 */
public record NullSpaceShift(List<Long> seeds, List<Double> shifts, List<Fit> fits) {
  private static final int TEST_ROWS = 1000;

  /** One exact fit. */
  record Fit(
      boolean towardsTruth,
      double shift,
      long seed,
      double norm,
      double pythagoras,
      double trainLoss,
      double testLoss) {}

  /** Shifts towards the truth, and as far in a random unseen direction. */
  public static NullSpaceShift measure(Scale scale) {
    List<Double> shifts = List.of(0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0);
    List<Fit> fits = new ArrayList<>();
    for (long seed : scale.seeds()) {
      LinearProblem problem = MinimumNormPaths.problem(seed);
      double[] truth = MinimumNormPaths.gaussian("truth", seed);
      LinearProblem test =
          LinearProblem.gaussian(TEST_ROWS, truth, 0, RandomStream.of(seed, "test rows"));
      double[] start = MinimumNorm.of(problem).weights();
      double[] towards = MinimumNorm.inNullSpace(problem, truth);
      double[] random = MinimumNorm.inNullSpace(problem, MinimumNormPaths.gaussian("shift", seed));
      double equalLength = Vectors.norm(towards) / Vectors.norm(random);
      for (double shift : shifts) {
        fits.add(fit(true, shift, seed, problem, test, start, towards, shift));
        fits.add(fit(false, shift, seed, problem, test, start, random, shift * equalLength));
      }
    }
    return new NullSpaceShift(scale.seeds(), shifts, fits);
  }

  private static Fit fit(
      boolean towardsTruth,
      double shift,
      long seed,
      LinearProblem problem,
      LinearProblem test,
      double[] start,
      double[] direction,
      double factor) {
    double[] w = Vectors.plus(start, factor, direction);
    double pythagoras = Math.hypot(Vectors.norm(start), factor * Vectors.norm(direction));
    return new Fit(
        towardsTruth, shift, seed, Vectors.norm(w), pythagoras, problem.loss(w), test.loss(w));
  }

  /** Test error against the shift. */
  public Chart chart() {
    Chart chart =
        Chart.of(
                "null-space-shift",
                "The same training fit, any test error",
                Axis.of("shift, in units of the distance from the minimum norm to the truth"),
                Axis.of("mean squared error on test rows").between(0.0, null))
            .captioned(
                "All fit the %d training rows to rounding. %s"
                    .formatted(MinimumNormPaths.ROWS, Bands.describe(seeds.size())));
    Map<Boolean, String> titles =
        new TreeMap<>(Map.of(true, "towards the truth", false, "in a random direction"));
    double[] x = shifts.stream().mapToDouble(shift -> shift).toArray();
    for (boolean towards : titles.keySet()) {
      List<Line> lines =
          seeds.stream()
              .map(
                  seed -> Line.solid(titles.get(towards), titles.get(towards), x, y(towards, seed)))
              .toList();
      chart = chart.with(Bands.of(lines));
    }
    return chart;
  }

  private double[] y(boolean towards, long seed) {
    return fits.stream()
        .filter(fit -> fit.towardsTruth() == towards && fit.seed() == seed)
        .mapToDouble(Fit::testLoss)
        .toArray();
  }

  /** Norms and errors of three of the fits, and what Pythagoras says of the norms. */
  public Table table() {
    Rows rows =
        new Rows("Exact fits", "fit", "norm", "by Pythagoras", "training error", "test error");
    row(rows, "minimum norm", true, 0);
    row(rows, "half-way to the truth", true, 0.5);
    row(rows, "the truth", true, 1);
    row(rows, "as far in a random direction", false, 1);
    return rows.table();
  }

  private void row(Rows rows, String title, boolean towards, double shift) {
    List<Fit> found = of(towards, shift);
    rows.add(
        title,
        Spread.of(found.stream().mapToDouble(Fit::norm).toArray()).toString("%.2f"),
        Spread.of(found.stream().mapToDouble(Fit::pythagoras).toArray()).toString("%.2f"),
        "%.0e".formatted(found.stream().mapToDouble(Fit::trainLoss).max().orElseThrow()),
        Spread.of(found.stream().mapToDouble(Fit::testLoss).toArray()).toString("%.3f"));
  }

  /** The fits with one shift, one for each seed. */
  List<Fit> of(boolean towards, double shift) {
    return fits.stream()
        .filter(fit -> fit.towardsTruth() == towards && fit.shift() == shift)
        .toList();
  }
}
