package rethink.paper.expressivity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import rethink.data.RandomStream;
import rethink.paper.Rows;
import rethink.paper.Scale;
import rethink.plot.Axis;
import rethink.plot.Bands;
import rethink.plot.Chart;
import rethink.plot.Line;
import rethink.plot.Panels;
import rethink.theory.expressivity.FiniteSampleFit;
import rethink.theory.expressivity.FiniteSampleNet;
import rethink.theory.expressivity.Placement;
import rethink.theory.expressivity.Sample;
import rethink.theory.expressivity.Summation;
import tech.tablesaw.api.Table;

/**
 * How exactly the network of Theorem 1 takes its values in double precision, by where thresholds
 * lie and how sums are added: Gaussian points in 20 dimensions, values of one and minus one.
 */
public record ThresholdErrors(List<Integer> sizes, List<Long> seeds, List<Fit> errors) {
  private static final int DIMENSION = 20;

  /** Part of the keys and labels of what a network computes in its own order. */
  private static final String NETWORK = "as a network adds";

  /**
   * Largest errors over all points.
   *
   * @param own of outputs summed as the weights were found
   * @param network of outputs summed unit by unit, as a network does
   */
  record Fit(
      int n,
      Placement placement,
      Summation summation,
      long seed,
      double own,
      double network,
      double largestWeight) {}

  /** Fits and measures, up to 4,000 points at quick scale. */
  public static ThresholdErrors measure(Scale scale) {
    int most = scale.choose(2000, 4000, 16_000);
    List<Integer> sizes =
        Stream.of(125, 250, 500, 1000, 2000, 4000, 8000, 16_000).filter(n -> n <= most).toList();
    List<Fit> errors = new ArrayList<>();
    for (long seed : scale.seeds()) {
      for (int n : sizes) {
        double[][] points = points(n, DIMENSION, seed);
        double[] signs = signs(n, seed);
        for (Placement placement : Placement.values()) {
          for (Summation summation : Summation.values()) {
            errors.add(error(points, signs, placement, summation, seed));
          }
        }
      }
    }
    return new ThresholdErrors(sizes, scale.seeds(), errors);
  }

  /** Gaussian points. */
  static double[][] points(int n, int dimension, long seed) {
    RandomStream random = RandomStream.of(seed, "gaussian points");
    double[][] points = new double[n][dimension];
    for (double[] point : points) {
      for (int k = 0; k < dimension; k++) {
        point[k] = random.nextGaussian();
      }
    }
    return points;
  }

  /** One or minus one for each point. */
  static double[] signs(int n, long seed) {
    RandomStream random = RandomStream.of(seed, "random signs");
    double[] signs = new double[n];
    for (int i = 0; i < n; i++) {
      signs[i] = 2 * random.nextInt(2) - 1;
    }
    return signs;
  }

  private static Fit error(
      double[][] points, double[] signs, Placement placement, Summation summation, long seed) {
    Sample sample = Sample.of(points);
    FiniteSampleNet net = new FiniteSampleFit(placement, summation, seed).fit(sample, signs);
    double[] x = net.project(sample);
    return new Fit(
        points.length,
        placement,
        summation,
        seed,
        largest(net.outputs(x, summation)[0], signs),
        largest(net.plainOutputs(x)[0], signs),
        net.largestWeight());
  }

  static double largest(double[] outputs, double[] targets) {
    double largest = 0;
    for (int i = 0; i < targets.length; i++) {
      // Not a number stays, where the larger of two numbers would lose it.
      largest = Math.max(largest, Math.abs(outputs[i] - targets[i]));
    }
    return largest;
  }

  /** Fit against n for the two placements that do not overflow. */
  public Panels chart() {
    return Panels.of(
        "expressivity-errors",
        "What rounding leaves of an exact construction",
        panel(Placement.PREVIOUS),
        panel(Placement.MIDPOINT));
  }

  private Chart panel(Placement placement) {
    Chart chart =
        Chart.of(
                "expressivity-errors-" + placement.name().toLowerCase(Locale.ROOT),
                "thresholds " + placement.title(),
                Axis.log("points, n"),
                Axis.log("largest error").between(1e-15, 1e-5))
            .captioned(
                "Gaussian points in %d dimensions, values of ±1, double precision. %s"
                    .formatted(DIMENSION, Bands.describe(seeds.size())));
    for (Summation summation : Summation.values()) {
      chart =
          chart.with(
              Bands.of(lines(placement, summation, summation.name(), summation.title(), false)));
    }
    return chart.with(Bands.of(lines(placement, Summation.STEPWISE, NETWORK, NETWORK, true)));
  }

  private List<Line> lines(
      Placement placement, Summation summation, String key, String label, boolean network) {
    double[] x = sizes.stream().mapToDouble(n -> n).toArray();
    return seeds.stream()
        .map(
            seed ->
                Line.solid(
                    key,
                    label,
                    x,
                    errors.stream()
                        .filter(e -> e.placement() == placement && e.summation() == summation)
                        .filter(e -> e.seed() == seed)
                        .mapToDouble(e -> network ? e.network() : e.own())
                        .toArray()))
        .toList();
  }

  /** All choices at one size: the worst over the seeds. */
  public Table table(int n) {
    Rows rows =
        new Rows(
            "Largest error at n = " + n,
            "thresholds",
            "sums",
            "error as summed",
            "error " + NETWORK,
            "largest weight");
    for (Placement placement : Placement.values()) {
      for (Summation summation : Summation.values()) {
        List<Fit> found = of(n, placement, summation);
        rows.add(
            placement.title(),
            summation.title(),
            text(found.stream().mapToDouble(Fit::own).reduce(0, Math::max)),
            text(found.stream().mapToDouble(Fit::network).reduce(0, Math::max)),
            text(found.stream().mapToDouble(Fit::largestWeight).reduce(0, Math::max)));
      }
    }
    return rows.table();
  }

  /** The largest error of a network at one size, over all seeds. */
  double networkError(int n, Placement placement) {
    return of(n, placement, Summation.STEPWISE).stream()
        .mapToDouble(Fit::network)
        .reduce(0, Math::max);
  }

  private List<Fit> of(int n, Placement placement, Summation summation) {
    return errors.stream()
        .filter(e -> e.n() == n && e.placement() == placement && e.summation() == summation)
        .toList();
  }

  private static String text(double value) {
    return Double.isFinite(value) ? "%.1e".formatted(value) : "overflows";
  }
}
