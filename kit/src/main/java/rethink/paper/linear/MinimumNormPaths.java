package rethink.paper.linear;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import rethink.data.RandomStream;
import rethink.paper.Rows;
import rethink.paper.Scale;
import rethink.plot.Axis;
import rethink.plot.Bands;
import rethink.plot.Chart;
import rethink.plot.Line;
import rethink.plot.Panels;
import rethink.theory.linear.LinearDescent;
import rethink.theory.linear.LinearProblem;
import rethink.theory.linear.MinimumNorm;
import rethink.theory.linear.UpdateRule;
import rethink.theory.linear.Vectors;
import tech.tablesaw.api.Table;

/**
 * Where optimisers go among infinitely many exact fits (paper, section 5): 50 rows of 200 Gaussian
 * features without noise, batches of 5.
 */
public record MinimumNormPaths(List<Long> seeds, List<Path> paths) {
  static final int ROWS = 50;
  static final int FEATURES = 200;
  private static final int BATCH = 5;
  private static final int STEPS = 6000;

  /** An optimiser and its start. */
  enum Way {
    SGD("sgd", "SGD from zero", UpdateRule.SGD, 1, false),
    MOMENTUM("momentum", "momentum from zero", UpdateRule.MOMENTUM, 0.1, false),
    ADAM("adam", "Adam from zero", UpdateRule.ADAM, 0.01, false),
    ELSEWHERE("elsewhere", "SGD from elsewhere", UpdateRule.SGD, 1, true);

    private final String key;
    private final String title;
    private final UpdateRule rule;
    private final double rate;
    private final boolean startsElsewhere;

    Way(String key, String title, UpdateRule rule, double rate, boolean startsElsewhere) {
      this.key = key;
      this.title = title;
      this.rule = rule;
      this.rate = rate;
      this.startsElsewhere = startsElsewhere;
    }
  }

  /** What was met on one way. */
  record Path(
      Way way,
      long seed,
      LinearProblem problem,
      double[] start,
      double[] minimumNorm,
      List<LinearDescent.Point> points) {

    double[] last() {
      return points.get(points.size() - 1).weights();
    }

    /** The weights that fitted best; at a constant rate Adam leaves its fit from time to time. */
    double[] best() {
      return points.stream()
          .map(LinearDescent.Point::weights)
          .min(Comparator.comparingDouble(problem::loss))
          .orElseThrow();
    }

    /** How far weights are from the minimum-norm fit, in units of its norm. */
    double distance(double[] w) {
      return Vectors.distance(w, minimumNorm) / Vectors.norm(minimumNorm);
    }

    /** How far the last are from it plus the part of the start that no row sees. */
    double distanceToPrediction() {
      double[] predicted = Vectors.plus(minimumNorm, 1, MinimumNorm.inNullSpace(problem, start));
      return Vectors.distance(last(), predicted) / Vectors.norm(minimumNorm);
    }

    /** The share of the way that lies outside of the span of the rows. */
    double outsideSpan() {
      double[] moved = Vectors.plus(last(), -1, start);
      return Vectors.norm(MinimumNorm.inNullSpace(problem, moved)) / Vectors.norm(moved);
    }
  }

  /** Goes every way, for each seed on a problem of its own. */
  public static MinimumNormPaths run(Scale scale) {
    List<Path> paths = new ArrayList<>();
    for (long seed : scale.seeds()) {
      LinearProblem problem = problem(seed);
      double[] minimumNorm = MinimumNorm.of(problem).weights();
      for (Way way : Way.values()) {
        double[] start = way.startsElsewhere ? gaussian("start", seed) : new double[FEATURES];
        LinearDescent descent = new LinearDescent(way.rule, way.rate, BATCH, seed);
        paths.add(
            new Path(way, seed, problem, start, minimumNorm, descent.path(problem, start, STEPS)));
      }
    }
    return new MinimumNormPaths(scale.seeds(), paths);
  }

  /** A problem with more features than rows, and the weights its targets are made of. */
  static LinearProblem problem(long seed) {
    return LinearProblem.gaussian(ROWS, gaussian("truth", seed), 0, RandomStream.of(seed, "rows"));
  }

  static double[] gaussian(String purpose, long seed) {
    RandomStream random = RandomStream.of(seed, purpose);
    double[] vector = new double[FEATURES];
    for (int k = 0; k < FEATURES; k++) {
      vector[k] = random.nextGaussian();
    }
    return vector;
  }

  /** Distance to the minimum-norm fit, and training loss, against steps. */
  public Panels chart() {
    return Panels.of(
        "minimum-norm-paths",
        "Everyone fits; not everyone arrives at the minimum norm",
        panel("distance to the minimum-norm fit", "distance, in units of its norm", Path::distance),
        panel("training loss", "mean squared error", (path, w) -> path.problem().loss(w)));
  }

  private Chart panel(String title, String y, BiFunction<Path, double[], Double> value) {
    Chart chart =
        Chart.of("minimum-norm-panel", title, Axis.log("steps"), Axis.log(y).between(1e-12, 10.0))
            .captioned(
                "%d rows, %d features, batches of %d, constant rates. %s"
                    .formatted(ROWS, FEATURES, BATCH, Bands.describe(seeds.size())));
    for (Way way : Way.values()) {
      List<Line> lines = new ArrayList<>();
      for (Path path : of(way)) {
        lines.add(
            Line.solid(
                way.key,
                way.title,
                path.points().stream().mapToDouble(LinearDescent.Point::step).toArray(),
                path.points().stream()
                    .mapToDouble(point -> value.apply(path, point.weights()))
                    .toArray()));
      }
      chart = chart.with(Bands.of(lines));
    }
    return chart;
  }

  /** The paths of one way, one for each seed. */
  List<Path> of(Way way) {
    return paths.stream().filter(path -> path.way() == way).toList();
  }

  /** Where each way ended. */
  public Table table() {
    Rows rows =
        new Rows(
            "After %d steps".formatted(STEPS),
            "way",
            "training loss",
            "the best on the way",
            "distance to minimum norm",
            "to minimum norm + unseen part of start",
            "share of the way outside of the span");
    for (Way way : Way.values()) {
      List<Path> found = of(way);
      rows.add(
          way.title,
          worst(found.stream().map(path -> path.problem().loss(path.last())).toList()),
          worst(found.stream().map(path -> path.problem().loss(path.best())).toList()),
          worst(found.stream().map(path -> path.distance(path.last())).toList()),
          worst(found.stream().map(Path::distanceToPrediction).toList()),
          worst(found.stream().map(Path::outsideSpan).toList()));
    }
    return rows.table();
  }

  private static String worst(List<Double> values) {
    return "%.1e".formatted(values.stream().reduce(0.0, Math::max));
  }
}
