package rethink.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import rethink.data.Dataset;
import rethink.log.EpochMetrics;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.model.Mlp;
import rethink.model.SmallAlexNet;
import rethink.model.SmallInception;
import rethink.plot.Axis;
import rethink.plot.Bands;
import rethink.plot.Chart;
import rethink.plot.ImageGrid;
import rethink.plot.Line;
import rethink.plot.Panels;
import rethink.train.Experiment;

/**
 * Figure 1a: training loss against steps under five conditions, from true labels to random ones.
 * The paper shows Inception; the other networks are ours.
 *
 * @param networks the first one is set beside the paper's
 * @param dataset what is trained on, at the size of the scale
 * @param batch images in one step; the paper's learning rates, for 128, are scaled by the root of
 *     its share
 * @param epochs most passes of one run
 * @param seeds of the runs of each network under each condition
 */
public record Figure1a(
    List<Network> networks, Dataset dataset, int batch, int epochs, List<Long> seeds) {

  /** Half of the loss that counts as fitted, so that every curve is seen to cross it. */
  private static final double ENOUGH = 0.05;

  /** Steps of one epoch in the paper, after each of which the learning rate falls. */
  private static final double PAPER_STEPS = 50_000 / 128.0;

  /** The paper's factor on the learning rate after each epoch. */
  private static final double PAPER_DECAY = 0.95;

  /** The figure on the dataset in use. */
  public static Figure1a at(Scale scale) {
    Dataset data = Dataset.current();
    Network inception4 = new Network("Inception, a quarter wide", SmallInception.narrowedBy(4));
    Network mlp = new Network("MLP 1x512", new Mlp(1, 512));
    Network alexNet = new Network("small AlexNet", new SmallAlexNet());
    return switch (scale) {
      case QUICK ->
          new Figure1a(
              List.of(inception4, alexNet, mlp), data.first(400).testFirst(200), 32, 40, seeds(3));
      case STANDARD ->
          new Figure1a(
              List.of(inception4, alexNet, mlp),
              data.first(10_000).testFirst(1_000),
              128,
              60,
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
      for (Condition condition : Condition.FIGURE_1A) {
        for (long seed : seeds) {
          experiments.add(
              Experiment.of(network.model())
                  .on(dataset)
                  .with(condition.corruption())
                  .batch(batch)
                  .learningRate(network.model().learningRate() * Math.sqrt(batch / 128.0))
                  .decay(decay())
                  .stopAtLoss(ENOUGH)
                  .epochs(epochs)
                  .seed(seed));
        }
      }
    }
    return experiments;
  }

  /**
   * The paper's schedule in steps: with fewer images an epoch has fewer, and the rate falls less.
   */
  private double decay() {
    return Math.pow(PAPER_DECAY, dataset.trainSize() / (batch * PAPER_STEPS));
  }

  /** What each condition does to the pictures. */
  public ImageGrid samples() {
    return Condition.samples(dataset);
  }

  /** Loss against steps, one panel for each network. */
  public Panels chart(Runs runs) {
    return new Panels(
        "figure1a",
        "Figure 1a: networks fit random labels, too",
        networks.stream().map(network -> lossAgainstSteps(runs, network)).toList());
  }

  private Chart lossAgainstSteps(Runs runs, Network network) {
    Chart chart = empty("figure1a-panel", network.title(), "steps").captioned(describe());
    for (Condition condition : Condition.FIGURE_1A) {
      chart = chart.with(Bands.of(curves(runs, network, condition, 1)));
    }
    return chart;
  }

  /**
   * The first network beside the paper's Inception: steps in units of what true labels need, since
   * the sizes differ.
   *
   * @throws IllegalStateException if that unit is missing because true labels were not fitted
   */
  public Chart besidePaper(Runs runs) {
    Network network = networks.get(0);
    Published.Panel paper = Published.figure1().panel("1a");
    double unit = StepsToFit.of(of(runs, network, trueLabels())).mean();
    if (Double.isNaN(unit)) {
      throw new IllegalStateException(
          "%s did not come down to loss %s with true labels, which is the unit of this chart; give more than %d epochs"
              .formatted(network.title(), StepsToFit.LOSS, epochs));
    }
    double paperUnit = paper.thousandStepsToLossOfOneTenth().get(trueLabels().key());
    Chart chart =
        empty(
            "figure1a-beside-paper",
            network.title() + ", beside the paper's",
            "steps, in units of the steps to loss 0.1 with true labels");
    for (Condition condition : Condition.FIGURE_1A) {
      chart = chart.with(Bands.of(curves(runs, network, condition, unit)));
      Line published = paper.line(condition.key());
      double[] x = published.x();
      for (int i = 0; i < x.length; i++) {
        x[i] /= paperUnit;
      }
      chart = chart.with(Line.dashed(published.key(), "paper", x, published.y()));
    }
    return chart.captioned(
        "%s The unit is %.0f steps here and %.1f thousand in the paper."
            .formatted(describe(), unit, paperUnit));
  }

  /**
   * Steps to a loss of 0.1 relative to true labels, the paper's beside ours, and what claims that
   * decides.
   */
  public Figure1aTables tables(Runs runs) {
    return new Figure1aTables(this, runs);
  }

  static Condition trueLabels() {
    return Condition.FIGURE_1A.get(0);
  }

  List<Run> of(Runs runs, Network network, Condition condition) {
    return runs.where(
            run ->
                run.model().equals(network.model().name())
                    && run.corruption().equals(condition.key()))
        .all();
  }

  private static Chart empty(String name, String title, String x) {
    return Chart.of(name, title, Axis.of(x), Axis.of("average loss").between(0.0, null));
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
                    condition.key(),
                    condition.title(),
                    run.epochs().stream().mapToDouble(epoch -> epoch.steps() / unit).toArray(),
                    run.epochs().stream().mapToDouble(EpochMetrics::runningLoss).toArray()))
        .toList();
  }
}
