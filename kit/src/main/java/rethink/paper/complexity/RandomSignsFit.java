package rethink.paper.complexity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import rethink.corrupt.RandomSigns;
import rethink.data.Dataset;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.model.Mlp;
import rethink.paper.Caption;
import rethink.paper.Recorded;
import rethink.paper.Rows;
import rethink.paper.Scale;
import rethink.plot.Axis;
import rethink.plot.Bands;
import rethink.plot.Chart;
import rethink.plot.Line;
import rethink.theory.complexity.Estimate;
import rethink.train.Experiment;
import tech.tablesaw.api.Table;

/**
 * The empirical Rademacher complexity of networks (paper, section 2.2): how well random signs of n
 * images are fitted by training, 1 if all are met. Training need not find the best weights, so it
 * is a lower bound. Networks have ten outputs, of which the signs are the first two.
 *
 * @param units hidden units of the networks, in one layer
 * @param sizes numbers of images, ascending
 * @param seeds of signs and weights alike
 * @param steps most of one run
 * @param suffix of the chart's name, so that recorded runs do not overwrite those made here
 */
public record RandomSignsFit(
    Dataset dataset,
    List<Integer> units,
    List<Integer> sizes,
    List<Long> seeds,
    int batch,
    int steps,
    String suffix) {

  /** On the dataset in use. */
  public static RandomSignsFit at(Scale scale) {
    return at(scale, Dataset.current());
  }

  private static RandomSignsFit at(Scale scale, Dataset data) {
    return switch (scale) {
      case SMOKE ->
          new RandomSignsFit(
              data.testFirst(10), List.of(2, 16), List.of(20, 40), List.of(1L, 2L, 3L), 10, 20, "");
      case QUICK ->
          new RandomSignsFit(
              data.testFirst(10),
              List.of(2, 16, 128),
              List.of(100, 200, 400, 800),
              scale.seeds(),
              32,
              1_500,
              "");
      case STANDARD ->
          new RandomSignsFit(
              data.testFirst(10),
              List.of(2, 32, 512),
              List.of(300, 1_000, 3_000, 10_000),
              scale.seeds(),
              128,
              15_000,
              "");
      case PAPER ->
          new RandomSignsFit(
              data.testFirst(10),
              List.of(32, 512),
              List.of(1_000, 10_000, 50_000),
              scale.seeds(),
              128,
              120_000,
              "");
    };
  }

  /**
   * The figure at standard scale on CIFAR-10, as far as the repository ships its runs: the networks
   * and sizes of which every seed is among them.
   */
  public static RandomSignsFit recorded() {
    return at(Scale.STANDARD, Dataset.named("cifar10")).within(Recorded.runs());
  }

  /** The networks with every seed at some size, and the sizes that all of these have. */
  RandomSignsFit within(Runs runs) {
    Set<String> present = runs.all().stream().map(Run::id).collect(Collectors.toSet());
    List<Integer> whole =
        units.stream()
            .filter(width -> sizes.stream().anyMatch(n -> isWhole(width, n, present)))
            .toList();
    List<Integer> all =
        sizes.stream()
            .filter(n -> whole.stream().allMatch(width -> isWhole(width, n, present)))
            .toList();
    return new RandomSignsFit(dataset, whole, all, seeds, batch, steps, "-recorded");
  }

  private boolean isWhole(int width, int n, Set<String> present) {
    return seeds.stream().map(seed -> experiment(width, n, seed).id()).allMatch(present::contains);
  }

  /** One experiment for each network, size and seed. */
  public List<Experiment> experiments() {
    List<Experiment> experiments = new ArrayList<>();
    for (int width : units) {
      for (int n : sizes) {
        seeds.forEach(seed -> experiments.add(experiment(width, n, seed)));
      }
    }
    return experiments;
  }

  private Experiment experiment(int width, int n, long seed) {
    int stepsPerEpoch = (n + batch - 1) / batch;
    return Experiment.of(new Mlp(1, width))
        .on(dataset.first(n))
        .with(new RandomSigns())
        .batch(batch)
        .decay(1)
        .stopAtLoss(0.05)
        .epochs(steps / stepsPerEpoch)
        .seed(seed);
  }

  /** Fit against images, for each network. */
  public Chart chart(Runs runs) {
    Chart chart =
        Chart.of(
                "rademacher-networks" + suffix,
                "Networks: random signs of images are fitted",
                Axis.log("images, n"),
                Axis.of("fit of random signs").between(0.0, 1.05))
            .captioned(
                Caption.of(
                    all(runs),
                    "%s, one hidden layer, at most %,d steps. %s"
                        .formatted(dataset.name(), steps, Bands.describe(seeds.size()))));
    double[] x = sizes.stream().mapToDouble(n -> n).toArray();
    for (int width : units) {
      String title = width + " hidden units";
      List<Line> lines = new ArrayList<>();
      for (int seed = 0; seed < seeds.size(); seed++) {
        int number = seed;
        double[] y = sizes.stream().mapToDouble(n -> fits(runs, width, n)[number]).toArray();
        lines.add(Line.solid(title, title, x, y));
      }
      chart = chart.with(Bands.of(lines));
    }
    return chart;
  }

  /** Estimates with standard errors over the draws of signs. */
  public Table table(Runs runs) {
    Rows rows = new Rows("Fit of random signs", "hidden units", "n", "estimate", "standard error");
    for (int width : units) {
      for (int n : sizes) {
        Estimate estimate = Estimate.of(fits(runs, width, n));
        rows.add(
            "" + width,
            "%,d".formatted(n),
            "%.3f".formatted(estimate.mean()),
            "%.3f".formatted(estimate.standardError()));
      }
    }
    return rows.table();
  }

  /** The lowest estimate of the widest network at any size. */
  double lowestOfWidest(Runs runs) {
    int widest = units.get(units.size() - 1);
    return sizes.stream()
        .mapToDouble(n -> Estimate.of(fits(runs, widest, n)).mean())
        .min()
        .orElse(Double.NaN);
  }

  private double[] fits(Runs runs, int width, int n) {
    List<String> ids = seeds.stream().map(seed -> experiment(width, n, seed).id()).toList();
    return ids.stream()
        .flatMap(id -> runs.where(run -> run.id().equals(id)).all().stream())
        .mapToDouble(run -> 2 * run.last().trainAccuracy() - 1)
        .toArray();
  }

  private List<Run> all(Runs runs) {
    Set<String> ids = experiments().stream().map(Experiment::id).collect(Collectors.toSet());
    return runs.where(run -> ids.contains(run.id())).all();
  }
}
