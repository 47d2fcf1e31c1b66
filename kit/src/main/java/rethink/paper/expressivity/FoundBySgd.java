package rethink.paper.expressivity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import rethink.paper.Scale;
import rethink.paper.Spread;
import rethink.plot.Axis;
import rethink.plot.Bands;
import rethink.plot.Chart;
import rethink.plot.Line;
import rethink.theory.expressivity.FiniteSampleFit;
import rethink.theory.expressivity.FiniteSampleNet;
import rethink.theory.expressivity.GradientSearch;
import rethink.theory.expressivity.Sample;
import rethink.theory.expressivity.Summation;

/**
 * What exists against what is found: random signs on {@link #POINTS} points, and a sine; weights
 * written down by Theorem 1, and searched for by SGD with momentum from a random start.
 *
 * @param signs of each network, in the order of {@link Architecture}
 * @param sine the largest errors of {@link #UNITS} units, one list for each seed
 */
public record FoundBySgd(
    List<Long> seeds, List<List<GradientSearch.Found>> signs, List<List<Double>> sine) {
  static final int POINTS = 40;
  static final int DIMENSION = 10;
  private static final int STEPS = 600;
  private static final int SINE_STEPS = 500;
  private static final List<Integer> UNITS = List.of(4, 16, 64);
  private static final int GRID = 128;

  /** A shape that has weights enough for the random signs. */
  enum Architecture {
    LINE("theorem", "the theorem's own shape, searched by SGD", true, POINTS),
    SMALL("small", "MLP with no more weights", false, 7),
    WIDE("wide", "MLP with as many units", false, POINTS);

    final String key;
    final String title;
    private final boolean line;
    private final int hidden;

    Architecture(String key, String title, boolean line, int hidden) {
      this.key = key;
      this.title = title;
      this.line = line;
      this.hidden = hidden;
    }

    GradientSearch search(long seed) {
      return new GradientSearch(line, hidden, 0.01, POINTS / 2, STEPS, seed);
    }
  }

  /** Trains them all; the sine on a grid of 129 points. */
  public static FoundBySgd search(Scale scale) {
    List<Long> seeds = scale.seeds();
    List<List<GradientSearch.Found>> signs = new ArrayList<>();
    for (Architecture architecture : Architecture.values()) {
      signs.add(
          seeds.stream()
              .map(
                  seed -> {
                    double[][] points = ThresholdErrors.points(POINTS, DIMENSION, seed);
                    double[] values = ThresholdErrors.signs(POINTS, seed);
                    return architecture.search(seed).run(points, values, points);
                  })
              .toList());
    }
    double[][] grid = grid(GRID);
    double[] values = sine(grid);
    List<List<Double>> sine =
        seeds.stream()
            .map(seed -> perUnits(units -> sineError(units, seed, grid, values)))
            .toList();
    return new FoundBySgd(seeds, signs, sine);
  }

  private static double sineError(int units, long seed, double[][] grid, double[] values) {
    var found =
        new GradientSearch(false, units, 0.03, 43, SINE_STEPS, seed).run(grid, values, grid);
    return ThresholdErrors.largest(found.outputs(), values);
  }

  /** Loss against steps on random signs. */
  public Chart signsChart() {
    Chart chart =
        Chart.of(
                "found-by-sgd",
                "Weights that exist, and weights that are found",
                Axis.log("steps of SGD"),
                Axis.log("mean squared error").between(1e-8, 10.0))
            .captioned(
                "%d points in %d dimensions with random signs, batches of %d, momentum 0.9. %s"
                    .formatted(POINTS, DIMENSION, POINTS / 2, Bands.describe(seeds.size())));
    for (Architecture architecture : Architecture.values()) {
      chart =
          chart.with(
              Bands.of(
                  signs.get(architecture.ordinal()).stream()
                      .map(
                          found ->
                              Line.solid(
                                  architecture.key, architecture.title, found.at(), found.losses()))
                      .toList()));
    }
    return chart;
  }

  /** Largest error on the sine against units. */
  public Chart sineChart() {
    double[] x = UNITS.stream().mapToDouble(units -> units).toArray();
    List<Line> found =
        sine.stream().map(run -> Line.solid("test", "found by SGD", x, array(run))).toList();
    return Chart.of(
            "sine-by-units",
            "A sine: what units can do, and what SGD makes of them",
            Axis.log("hidden units"),
            Axis.log("largest error"))
        .with(Line.solid("train", "written down (Theorem 1)", x, array(constructed())))
        .with(Bands.of(found))
        .captioned(
            "One period on %d points; SGD takes %d steps. %s"
                .formatted(GRID + 1, SINE_STEPS, Bands.describe(seeds.size())));
  }

  /** Largest errors of the construction, from as many points of the sine as there are units. */
  List<Double> constructed() {
    return perUnits(
        units -> {
          double[][] knots = grid(units - 1);
          FiniteSampleNet net = FiniteSampleFit.stable().fit(Sample.of(knots), sine(knots));
          double[][] grid = grid(GRID);
          double[][] outputs = net.outputs(net.project(Sample.of(grid)), Summation.STEPWISE);
          return ThresholdErrors.largest(outputs[0], sine(grid));
        });
  }

  /** The loss after the last step. */
  Spread lastLoss(Architecture architecture) {
    return Spread.of(
        signs.get(architecture.ordinal()).stream()
            .mapToDouble(found -> found.losses()[found.losses().length - 1])
            .toArray());
  }

  private static double[][] grid(int intervals) {
    double[][] grid = new double[intervals + 1][1];
    for (int i = 0; i <= intervals; i++) {
      grid[i][0] = 2.0 * i / intervals - 1;
    }
    return grid;
  }

  private static double[] sine(double[][] points) {
    double[] values = new double[points.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.sin(Math.PI * points[i][0]);
    }
    return values;
  }

  private static List<Double> perUnits(IntFunction<Double> value) {
    return UNITS.stream().map(value::apply).toList();
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(v -> v).toArray();
  }
}
