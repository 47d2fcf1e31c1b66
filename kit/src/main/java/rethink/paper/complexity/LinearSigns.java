package rethink.paper.complexity;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.special.Erf;
import rethink.data.RandomStream;
import rethink.paper.Rows;
import rethink.plot.Axis;
import rethink.plot.Bands;
import rethink.plot.Chart;
import rethink.plot.Line;
import rethink.theory.complexity.Estimate;
import rethink.theory.complexity.LinearRademacher;
import rethink.theory.linear.LinearProblem;
import tech.tablesaw.api.Table;

/**
 * How well linear models fit random signs (paper, section 2.2): least squares on Gaussian features,
 * 1/n sum s_i sign(prediction_i).
 *
 * @param draws of features and signs at each size
 */
public record LinearSigns(List<Integer> features, List<Integer> sizes, int draws, List<Fit> fits) {
  /** Where a hand check exists, and what it gave. */
  static final int HAND_CHECKED = 100;

  private static final double[] HAND_CHECK = {0.25, 0.69, 1.00, 1.00};

  /** One draw. */
  record Fit(int features, int n, int draw, double fit) {}

  /** Fits them all; seconds at any scale. */
  public static LinearSigns measure() {
    List<Integer> features = List.of(10, 50, 100, 400);
    List<Integer> sizes = List.of(25, 50, 100, 200, 400, 800);
    int draws = 5;
    List<Fit> fits = new ArrayList<>();
    for (int d : features) {
      for (int n : sizes) {
        for (int draw = 1; draw <= draws; draw++) {
          RandomStream random = RandomStream.of(draw, "%d features of %d rows".formatted(d, n));
          double[] signs = LinearRademacher.signs(n, random);
          LinearProblem rows = LinearProblem.gaussian(n, new double[d], 0, random);
          fits.add(new Fit(d, n, draw, LinearRademacher.fitOfSigns(rows.withTargets(signs))));
        }
      }
    }
    return new LinearSigns(features, sizes, draws, fits);
  }

  /**
   * What many rows tend to: predictions have the share h = d/n of the signs and noise of variance
   * h(1 - h).
   */
  static double limit(double features, double n) {
    double share = features / n;
    return share >= 1 ? 1 : Erf.erf(Math.sqrt(share / (1 - share) / 2));
  }

  /** Fit against rows, for each number of features. */
  public Chart chart() {
    Chart chart =
        Chart.of(
                "rademacher-linear",
                "Linear models: signs are fitted until there are more of them than features",
                Axis.log("rows, n"),
                Axis.of("fit of random signs").between(0.0, 1.05))
            .captioned(
                "Least squares on Gaussian features. Dashed the limit of many rows. %s"
                    .formatted(Bands.describe(draws)));
    double[] x = sizes.stream().mapToDouble(n -> n).toArray();
    for (int d : features) {
      String title = d + " features";
      List<Line> lines = new ArrayList<>();
      for (int draw = 1; draw <= draws; draw++) {
        int number = draw;
        double[] y =
            fits.stream()
                .filter(fit -> fit.features() == d && fit.draw() == number)
                .mapToDouble(Fit::fit)
                .toArray();
        lines.add(Line.solid(title, title, x, y));
      }
      double[] limit = DoubleStream.of(x).map(n -> limit(d, n)).toArray();
      chart = chart.with(Bands.of(lines)).with(Line.dashed(title, "limit", x, limit));
    }
    return chart;
  }

  /** At n = 100, beside the hand check and the limit. */
  public Table table() {
    Rows rows =
        new Rows(
            "Fit of 100 random signs", "features", "hand check", "here", "difference", "limit");
    for (int i = 0; i < features.size(); i++) {
      Estimate here = at(features.get(i), HAND_CHECKED);
      rows.add(
          "" + features.get(i),
          "%.2f".formatted(HAND_CHECK[i]),
          "%.2f ± %.2f".formatted(here.mean(), here.standardError()),
          "%+.2f".formatted(here.mean() - HAND_CHECK[i]),
          "%.2f".formatted(limit(features.get(i), HAND_CHECKED)));
    }
    return rows.table();
  }

  /** The farthest of the means from the limit. */
  double farthestFromLimit() {
    double farthest = 0;
    for (int d : features) {
      for (int n : sizes) {
        farthest = Math.max(farthest, Math.abs(at(d, n).mean() - limit(d, n)));
      }
    }
    return farthest;
  }

  private Estimate at(int d, int n) {
    return Estimate.of(
        fits.stream()
            .filter(fit -> fit.features() == d && fit.n() == n)
            .mapToDouble(Fit::fit)
            .toArray());
  }
}
