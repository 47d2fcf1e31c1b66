package rethink.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import rethink.corrupt.Corruption;
import rethink.corrupt.GaussianPixels;
import rethink.corrupt.RandomLabels;
import rethink.corrupt.RandomPixels;
import rethink.corrupt.ShuffledPixels;
import rethink.corrupt.TrueLabels;
import rethink.data.Dataset;
import rethink.log.EpochMetrics;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.model.Mlp;
import rethink.model.Model;
import rethink.model.SmallAlexNet;
import rethink.model.SmallInception;
import rethink.plot.Axis;
import rethink.plot.Bands;
import rethink.plot.Chart;
import rethink.plot.Line;
import rethink.plot.Panels;
import rethink.train.Experiment;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Figure 1a: training loss against steps under five conditions, from true labels to random ones.
 * The paper shows Inception; the other networks are ours.
 *
 * @param networks the first one is set beside the paper's
 * @param dataset what is trained on, at the size of the scale
 * @param batch images in one step
 * @param epochs most passes of one run
 * @param seeds runs of each network under each condition
 */
public record Figure1a(
    List<Network> networks, Dataset dataset, int batch, int epochs, List<Long> seeds) {

  /** A network and its name in titles. */
  public record Network(String title, Model model) {}

  private record Condition(Corruption corruption, String title) {}

  /** The conditions in the order in which the paper's curves reach zero. */
  private static final List<Condition> CONDITIONS =
      List.of(
          new Condition(new TrueLabels(), "true labels"),
          new Condition(new ShuffledPixels(), "shuffled pixels"),
          new Condition(new GaussianPixels(), "Gaussian"),
          new Condition(new RandomPixels(), "random pixels"),
          new Condition(RandomLabels.all(), "random labels"));

  private static final double FITTED = 0.1;

  /** The figure's experiments on the dataset in use. */
  public static Figure1a at(Scale scale) {
    Dataset data = Dataset.current();
    Network mlp = new Network("MLP 1x512", new Mlp(1, 512));
    Network alexNet = new Network("small AlexNet", new SmallAlexNet());
    return switch (scale) {
      case QUICK ->
          new Figure1a(
              List.of(new Network("Inception, a quarter wide", SmallInception.narrowedBy(4)), mlp),
              data.first(1_000).testFirst(500),
              64,
              40,
              seeds(3));
      case STANDARD ->
          new Figure1a(
              List.of(
                  new Network("Inception, half as wide", SmallInception.narrowedBy(2)),
                  alexNet,
                  mlp),
              data.first(5_000).testFirst(2_000),
              128,
              80,
              seeds(3));
      case PAPER ->
          new Figure1a(
              List.of(new Network("Inception", SmallInception.narrowedBy(1)), alexNet, mlp),
              data,
              128,
              100,
              seeds(5));
    };
  }

  private static List<Long> seeds(int count) {
    return LongStream.rangeClosed(1, count).boxed().toList();
  }

  /** One experiment for each network, condition and seed. */
  public List<Experiment> experiments() {
    List<Experiment> experiments = new ArrayList<>();
    for (Network network : networks) {
      for (Condition condition : CONDITIONS) {
        for (long seed : seeds) {
          experiments.add(
              Experiment.of(network.model())
                  .on(dataset)
                  .with(condition.corruption())
                  .batch(batch)
                  .epochs(epochs)
                  .seed(seed));
        }
      }
    }
    return experiments;
  }

  /** Loss against steps, one panel for each network. */
  public Panels chart(Runs runs) {
    return new Panels(
        "figure1a",
        "Figure 1a: networks fit random labels too",
        networks.stream().map(network -> lossAgainstSteps(runs, network)).toList());
  }

  private Chart lossAgainstSteps(Runs runs, Network network) {
    Chart chart =
        Chart.of(
                "figure1a-" + network.model().name().replace('/', '-'),
                network.title(),
                Axis.of("steps"),
                Axis.of("average loss").between(0.0, null))
            .captioned(describe());
    for (Condition condition : CONDITIONS) {
      chart = chart.with(Bands.of(curves(runs, network, condition, 1)));
    }
    return chart;
  }

  /**
   * The first network's loss against steps in units of what true labels need, with the paper's
   * points under the same unit.
   */
  public Chart besidePaper(Runs runs) {
    Network network = networks.get(0);
    Published.Panel paper = Published.figure1().panel("1a");
    double unit = stepsToFit(runs, network, CONDITIONS.get(0)).mean();
    double paperUnit =
        paper.thousandStepsToLossOfOneTenth().get(CONDITIONS.get(0).corruption().name());
    Chart chart =
        Chart.of(
            "figure1a-beside-paper",
            network.title() + " beside the paper's Inception",
            Axis.of("steps, as multiples of the steps to loss 0.1 on true labels"),
            Axis.of("average loss").between(0.0, null));
    for (Condition condition : CONDITIONS) {
      chart = chart.with(Bands.of(curves(runs, network, condition, unit)));
      Line published = paper.line(condition.corruption().name());
      double[] x = published.x();
      for (int i = 0; i < x.length; i++) {
        x[i] /= paperUnit;
      }
      chart = chart.with(Line.dashed(published.key(), "paper", x, published.y()));
    }
    return chart.captioned(
        "%s The unit is %.0f steps here, %.1f thousand in the paper."
            .formatted(describe(), unit, paperUnit));
  }

  /**
   * Steps to a loss of 0.1 under each condition as multiples of true labels, the paper's Inception
   * beside each network; mean and, after ±, the sample standard deviation over seeds.
   */
  public Table comparison(Runs runs) {
    Table table = Table.create("Steps to loss 0.1, relative to true labels");
    table.addColumns(
        StringColumn.create(
            "condition", CONDITIONS.stream().map(Condition::title).toArray(String[]::new)));
    Published.Panel paper = Published.figure1().panel("1a");
    var published = paper.thousandStepsToLossOfOneTenth();
    double paperUnit = published.get(CONDITIONS.get(0).corruption().name());
    table.addColumns(
        StringColumn.create(
            "paper, Inception",
            CONDITIONS.stream()
                .map(c -> "%.1f".formatted(published.get(c.corruption().name()) / paperUnit))
                .toArray(String[]::new)));
    for (Network network : networks) {
      StringColumn here = StringColumn.create("here, " + network.title());
      StringColumn steps = StringColumn.create("steps, " + network.title());
      Spread unit = stepsToFit(runs, network, CONDITIONS.get(0));
      for (Condition condition : CONDITIONS) {
        Spread found = stepsToFit(runs, network, condition);
        here.append(found.dividedBy(unit.mean()).toString("%.1f"));
        steps.append(found.toString("%.0f"));
      }
      table.addColumns(here, steps);
    }
    return table;
  }

  /** The order in which the conditions are fitted here by one network, fastest first. */
  public List<String> order(Runs runs, int network) {
    return CONDITIONS.stream()
        .sorted(
            java.util.Comparator.comparingDouble(
                c -> stepsToFit(runs, networks.get(network), c).mean()))
        .map(Condition::title)
        .toList();
  }

  private String describe() {
    return "%s, %d images, batches of %d. %s"
        .formatted(dataset.name(), dataset.trainSize(), batch, Bands.describe(seeds.size()));
  }

  private List<Line> curves(Runs runs, Network network, Condition condition, double unit) {
    return of(runs, network, condition).stream()
        .map(
            run ->
                Line.solid(
                    condition.corruption().name(),
                    condition.title(),
                    run.epochs().stream().mapToDouble(epoch -> epoch.steps() / unit).toArray(),
                    run.epochs().stream().mapToDouble(EpochMetrics::runningLoss).toArray()))
        .toList();
  }

  private Spread stepsToFit(Runs runs, Network network, Condition condition) {
    return Spread.of(
        of(runs, network, condition).stream()
            .mapToDouble(run -> stepsToFit(run).orElse(Double.NaN))
            .toArray());
  }

  /** Where the running loss first comes down to 0.1, on the straight line between two epochs. */
  static OptionalDouble stepsToFit(Run run) {
    List<EpochMetrics> epochs = run.epochs();
    return IntStream.range(0, epochs.size())
        .filter(i -> epochs.get(i).runningLoss() <= FITTED)
        .mapToDouble(
            i -> {
              EpochMetrics after = epochs.get(i);
              if (i == 0) {
                return after.steps();
              }
              EpochMetrics before = epochs.get(i - 1);
              double share =
                  (before.runningLoss() - FITTED) / (before.runningLoss() - after.runningLoss());
              return before.steps() + share * (after.steps() - before.steps());
            })
        .findFirst();
  }

  private List<Run> of(Runs runs, Network network, Condition condition) {
    return runs.where(
            run ->
                run.model().equals(network.model().name())
                    && run.corruption().equals(condition.corruption().name()))
        .all();
  }
}
