package rethink.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import rethink.data.Dataset;
import rethink.log.EpochMetrics;
import rethink.log.Run;
import rethink.log.Runs;
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
 * @param setting of every run
 * @param seeds of the runs of each network under each condition
 */
public record Figure1a(List<Network> networks, Setting setting, List<Long> seeds) {

  /** The figure on the dataset in use. */
  public static Figure1a at(Scale scale) {
    return at(scale, Dataset.current());
  }

  private static Figure1a at(Scale scale, Dataset data) {
    Network inception = scale == Scale.PAPER ? Network.INCEPTION : Network.INCEPTION_4;
    return new Figure1a(
        List.of(inception, Network.ALEXNET, Network.MLP), Setting.at(scale, data), scale.seeds());
  }

  /**
   * The figure at standard scale on CIFAR-10, as far as the repository ships its runs: networks and
   * seeds of which every condition is among them.
   */
  public static Figure1a recorded() {
    return at(Scale.STANDARD, Dataset.named("cifar10")).within(Recorded.runs());
  }

  /** The networks that have a seed with every condition, and the seeds that all of these have. */
  Figure1a within(Runs runs) {
    Set<String> present = Recorded.ids(runs);
    List<Network> whole =
        networks.stream()
            .filter(network -> seeds.stream().anyMatch(seed -> isWhole(network, seed, present)))
            .toList();
    List<Long> all =
        seeds.stream()
            .filter(seed -> whole.stream().allMatch(network -> isWhole(network, seed, present)))
            .toList();
    return new Figure1a(whole, setting, all);
  }

  private boolean isWhole(Network network, long seed, Set<String> present) {
    return Condition.FIGURE_1A.stream()
        .map(condition -> setting.experiment(network.model(), condition.corruption(), seed).id())
        .allMatch(present::contains);
  }

  /** One experiment for each network, condition and seed. */
  public List<Experiment> experiments() {
    List<Experiment> experiments = new ArrayList<>();
    for (Network network : networks) {
      for (Condition condition : Condition.FIGURE_1A) {
        for (long seed : seeds) {
          experiments.add(setting.experiment(network.model(), condition.corruption(), seed));
        }
      }
    }
    return experiments;
  }

  /** What each condition does to the pictures. */
  public ImageGrid samples() {
    return Condition.samples(setting.dataset());
  }

  /** What is trained on. */
  public Dataset dataset() {
    return setting.dataset();
  }

  /** Loss against steps, one panel for each network. */
  public Panels chart(Runs runs) {
    return new Panels(
        "figure1a",
        "Figure 1a: networks fit random labels, too",
        networks.stream().map(network -> lossAgainstSteps(runs, network)).toList());
  }

  private Chart lossAgainstSteps(Runs runs, Network network) {
    Chart chart =
        empty("figure1a-panel", network.title(), "steps")
            .captioned(Caption.of(runs.all(), setting.describe(seeds.size())));
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
              .formatted(network.title(), StepsToFit.LOSS, setting.epochs()));
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
        Caption.of(
            runs.all(),
            setting.describe(seeds.size()),
            "The unit is %.0f steps here and %.1f thousand in the paper."
                .formatted(unit, paperUnit)));
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
    List<String> ids =
        seeds.stream()
            .map(seed -> setting.experiment(network.model(), condition.corruption(), seed).id())
            .toList();
    return runs.where(run -> ids.contains(run.id())).all();
  }

  private static Chart empty(String name, String title, String x) {
    return Chart.of(name, title, Axis.of(x), Axis.of("average loss").between(0.0, null));
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
