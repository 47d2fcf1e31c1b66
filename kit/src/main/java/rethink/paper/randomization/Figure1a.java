package rethink.paper.randomization;

import java.util.ArrayList;
import java.util.List;
import rethink.corrupt.Corruption;
import rethink.data.Dataset;
import rethink.log.EpochMetrics;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.paper.Caption;
import rethink.paper.Network;
import rethink.paper.Published;
import rethink.paper.Recorded;
import rethink.paper.Scale;
import rethink.paper.Setting;
import rethink.paper.Subject;
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
 * @param subjects the first one is set beside the paper's
 */
public record Figure1a(List<Subject> subjects) {

  /** The figure on the dataset in use. */
  public static Figure1a at(Scale scale) {
    return at(scale, Dataset.current());
  }

  /**
   * In which order the conditions are fitted depends on the number of images, so that at standard
   * scale Inception sees twice as many as elsewhere.
   */
  private static Figure1a at(Scale scale, Dataset data) {
    Subject inception = Subject.at(scale, Network.inception(scale), data);
    return new Figure1a(
        List.of(
            inception.with(Setting.at(scale, data)),
            Subject.at(scale, Network.alexNet(scale), data),
            Subject.at(scale, Network.MLP, data)));
  }

  /**
   * The figure at standard scale on CIFAR-10, as far as the repository ships its runs: networks and
   * seeds of which every condition is among them.
   */
  public static Figure1a recorded() {
    return at(Scale.STANDARD, Dataset.named("cifar10")).within(Recorded.runs());
  }

  /** The networks that have a seed with every condition, and those seeds. */
  Figure1a within(Runs runs) {
    List<Corruption> all = Condition.FIGURE_1A.stream().map(Condition::corruption).toList();
    return new Figure1a(
        subjects.stream().flatMap(subject -> subject.within(runs, all).stream()).toList());
  }

  /** One experiment for each network, condition and seed. */
  public List<Experiment> experiments() {
    List<Experiment> experiments = new ArrayList<>();
    for (Subject subject : subjects) {
      Condition.FIGURE_1A.forEach(
          condition -> experiments.addAll(subject.experiments(condition.corruption())));
    }
    return experiments;
  }

  /** What each condition does to the pictures. */
  public ImageGrid samples() {
    return Condition.samples(dataset());
  }

  /** What is trained on. */
  public Dataset dataset() {
    return subjects.get(0).setting().dataset();
  }

  /** Loss against steps, one panel for each network. */
  public Panels chart(Runs runs) {
    return new Panels(
        "figure1a",
        "Figure 1a: networks fit random labels, too",
        subjects.stream().map(subject -> lossAgainstSteps(runs, subject)).toList());
  }

  private Chart lossAgainstSteps(Runs runs, Subject subject) {
    Chart chart =
        empty("figure1a-panel", subject.title(), "steps")
            .captioned(Caption.of(all(runs), subject.setting().describe(subject.seeds().size())));
    for (Condition condition : Condition.FIGURE_1A) {
      chart = chart.with(Bands.of(curves(runs, subject, condition, 1)));
    }
    return chart;
  }

  /**
   * The first network beside the paper's Inception: steps in units of what true labels need, since
   * the sizes differ. Where true labels were not fitted there is no unit, and the paper's curves
   * stand alone.
   */
  public Chart besidePaper(Runs runs) {
    Subject subject = subjects.get(0);
    Published.Panel paper = Published.figure1().panel("1a");
    double unit = StepsToFit.of(of(runs, subject, trueLabels())).mean();
    double paperUnit = paper.thousandStepsToLossOfOneTenth().get(trueLabels().key());
    Chart chart =
        empty(
            "figure1a-beside-paper",
            subject.title() + ", beside the paper's",
            "steps, in units of the steps to loss 0.1 with true labels");
    for (Condition condition : Condition.FIGURE_1A) {
      if (!Double.isNaN(unit)) {
        chart = chart.with(Bands.of(curves(runs, subject, condition, unit)));
      }
      Line published = paper.line(condition.key());
      double[] x = published.x();
      for (int i = 0; i < x.length; i++) {
        x[i] /= paperUnit;
      }
      chart = chart.with(Line.dashed(published.key(), "paper", x, published.y()));
    }
    return chart.captioned(
        Caption.of(
            all(runs),
            subject.setting().describe(subject.seeds().size()),
            Double.isNaN(unit)
                ? "%s did not come down to loss %s with true labels, which is the unit, in %d epochs, so that only the paper's curves are drawn; give more epochs."
                    .formatted(subject.title(), StepsToFit.LOSS, subject.setting().epochs())
                : "The unit is %.0f steps here and %.1f thousand in the paper."
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

  /** All its runs. */
  List<Run> all(Runs runs) {
    return Subject.of(runs, experiments());
  }

  List<Run> of(Runs runs, Subject subject, Condition condition) {
    return subject.of(runs, condition.corruption());
  }

  private static Chart empty(String name, String title, String x) {
    return Chart.of(name, title, Axis.of(x), Axis.of("average loss").between(0.0, null));
  }

  private List<Line> curves(Runs runs, Subject subject, Condition condition, double unit) {
    return of(runs, subject, condition).stream()
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
