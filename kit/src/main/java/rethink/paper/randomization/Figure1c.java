package rethink.paper.randomization;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.paper.Caption;
import rethink.paper.Published;
import rethink.paper.Rows;
import rethink.paper.Scale;
import rethink.paper.Spread;
import rethink.paper.Subject;
import rethink.paper.Verdict;
import rethink.plot.Axis;
import rethink.plot.Bands;
import rethink.plot.Chart;
import rethink.plot.Line;
import rethink.plot.Panels;
import rethink.train.Experiment;
import tech.tablesaw.api.Table;

/**
 * Figure 1c: the test error of networks that fit labels of which a share is random.
 *
 * <p>The paper does not say which test labels it scores. Its values and those of others who
 * published both show that it counts labels corrupted as the training labels were; both are shown
 * here. With ten classes and e wrong of the true labels, of labels that are random with probability
 * p in expectation 1 - (1 - e)(1 - p) - p / 10 are wrong.
 */
public record Figure1c(LabelNoise noise) {
  private static final double CHANCE = 0.9;

  public static Figure1c at(Scale scale) {
    return new Figure1c(LabelNoise.at(scale));
  }

  /**
   * The figure at standard scale on CIFAR-10, as far as the repository ships its runs: networks and
   * seeds of which every share is among them.
   */
  public static Figure1c recorded() {
    return new Figure1c(LabelNoise.recorded());
  }

  /** The same, but every network trained and tested on the same images. */
  public static Figure1c recordedOnEqualImages() {
    return new Figure1c(LabelNoise.recordedOnEqualImages());
  }

  public List<Experiment> experiments() {
    return noise.experiments();
  }

  /** Test error against the share of random labels, on corrupted and on true test labels. */
  public Panels chart(Runs runs) {
    Chart corrupted = empty("figure1c-corrupted", "test labels corrupted in the same way");
    Chart clean = empty("figure1c-clean", "true test labels");
    for (Subject subject : noise.subjects()) {
      corrupted =
          corrupted
              .with(Bands.of(noise.curves(runs, subject, Figure1c::corruptedError)))
              .with(paper().line(subject.key()));
      clean = clean.with(Bands.of(noise.curves(runs, subject, Figure1c::cleanError)));
    }
    return new Panels(
        "figure1c",
        "Figure 1c: the more labels are random, the larger the test error",
        List.of(
            corrupted.captioned(Caption.of(noise.all(runs), Subject.describe(noise.subjects()))),
            clean));
  }

  private static Chart empty(String name, String title) {
    return Chart.of(
        name,
        title,
        Axis.of("share of labels drawn at random"),
        Axis.of("test error").between(0.0, 1.0));
  }

  /**
   * Errors on corrupted labels measured here against those that follow from the errors on true
   * labels: points on the diagonal.
   */
  public Chart relation(Runs runs) {
    Chart chart =
        Chart.of(
                "figure1c-relation",
                "Error on corrupted test labels follows from that on true ones",
                Axis.of("1 - (1 - e)(1 - p) - p / 10, e the error on true labels"),
                Axis.of("error on corrupted labels"))
            .with(Line.reference("exact", new double[] {0, 1}, new double[] {0, 1}));
    for (Subject subject : noise.subjects()) {
      List<Run> points = new ArrayList<>();
      noise.levels().forEach(level -> points.addAll(noise.of(runs, subject, level)));
      chart =
          chart.with(
              Line.markers(
                  subject.key(),
                  subject.title(),
                  points.stream().mapToDouble(this::expected).toArray(),
                  points.stream().mapToDouble(Figure1c::corruptedError).toArray()));
    }
    return chart.captioned(
        Caption.of(noise.all(runs), "One point for each run.", Subject.settings(noise.subjects())));
  }

  /** Paper, here, difference, for each network and share. */
  public Table paperAgainstHere(Runs runs) {
    Rows rows =
        new Rows(
            "Test error",
            "network",
            "random labels",
            "paper",
            "here, corrupted labels",
            "difference",
            "here, true labels");
    for (Subject subject : noise.subjects()) {
      for (double level : noise.levels()) {
        double published = paper().at(subject.key(), level);
        Spread here = spread(runs, subject, level, Figure1c::corruptedError);
        rows.add(
            subject.title(),
            "%.0f %%".formatted(100 * level),
            "%.3f".formatted(published),
            here.toString("%.3f"),
            "%+.3f".formatted(here.mean() - published),
            spread(runs, subject, level, Figure1c::cleanError).toString("%.3f"));
      }
    }
    return rows.table();
  }

  /** The paper's claims about this figure, each with a rule fixed before the runs. */
  public Table verdicts(Runs runs) {
    List<String> falls = new ArrayList<>();
    List<String> disorders = new ArrayList<>();
    for (int i = 0; i < noise.levels().size(); i++) {
      double level = noise.levels().get(i);
      if (level < 1 && !inOrder(runs, level)) {
        disorders.add("%.1f".formatted(level));
      }
      for (Subject subject : i == 0 ? List.<Subject>of() : noise.subjects()) {
        double before = clean(runs, subject, noise.levels().get(i - 1)).mean();
        if (clean(runs, subject, level).mean() < before - 0.02) {
          falls.add("%s at %.1f".formatted(subject.title(), level));
        }
      }
    }
    double farthest =
        noise.subjects().stream()
            .mapToDouble(subject -> Math.abs(clean(runs, subject, 1).mean() - CHANCE))
            .max()
            .orElse(Double.NaN);
    double largest = noise.all(runs).stream().mapToDouble(this::deviation).max().orElse(Double.NaN);
    List<Verdict> verdicts = new ArrayList<>();
    verdicts.add(
        new Verdict(
            "test error grows with the share of random labels",
            "the mean error on true labels of no network falls by more than 0.02 from one share"
                + " to the next",
            falls.isEmpty() ? "never" : String.join(", ", falls),
            falls.isEmpty()));
    verdicts.add(
        new Verdict(
            "it comes to chance when all labels are random",
            "every network's mean error there is within 0.03 of 0.9",
            "at most %.3f away".formatted(farthest),
            farthest <= 0.03));
    // One network alone has no order.
    if (noise.subjects().size() > 1) {
      verdicts.add(
          new Verdict(
              "Inception generalises better than AlexNet, and AlexNet better than the MLP",
              "mean errors on true labels are in this order at every share below 1",
              disorders.isEmpty() ? "always" : "not at " + String.join(", ", disorders),
              disorders.isEmpty()));
    }
    verdicts.add(
        new Verdict(
            "the error on corrupted labels is 1 - (1 - e)(1 - p) - p / 10",
            "no run is more than 4 standard errors away",
            "at most %.1f".formatted(largest),
            largest <= 4));
    return Verdict.table(verdicts);
  }

  private boolean inOrder(Runs runs, double level) {
    List<Subject> byError =
        noise.subjects().stream()
            .sorted(Comparator.comparingDouble(subject -> clean(runs, subject, level).mean()))
            .toList();
    return byError.equals(noise.subjects());
  }

  private Spread clean(Runs runs, Subject subject, double level) {
    return spread(runs, subject, level, Figure1c::cleanError);
  }

  private Spread spread(Runs runs, Subject subject, double level, ToDoubleFunction<Run> value) {
    return Spread.of(noise.of(runs, subject, level).stream().mapToDouble(value).toArray());
  }

  private static double cleanError(Run run) {
    return 1 - run.last().testAccuracy();
  }

  private static double corruptedError(Run run) {
    return 1 - run.last().testAccuracyCorrupted();
  }

  /** What the error on corrupted labels is in expectation over their draw. */
  private double expected(Run run) {
    double p = noise.level(run);
    return 1 - (1 - cleanError(run)) * (1 - p) - p / 10;
  }

  /**
   * How far the error on corrupted labels is from that, in standard errors of the draw: a label
   * answered rightly stays right with probability 1 - 0.9 p, a wrong one becomes right with 0.1 p.
   */
  private double deviation(Run run) {
    double p = noise.level(run);
    double stays = 1 - 0.9 * p;
    double becomes = 0.1 * p;
    double variance =
        (1 - cleanError(run)) * stays * (1 - stays) + cleanError(run) * becomes * (1 - becomes);
    double error = Math.sqrt(variance / run.experiment().get("testSize").asInt());
    double difference = Math.abs(corruptedError(run) - expected(run));
    // Without random labels there is nothing to draw: both are the same number but for rounding.
    return difference < 1e-9 ? 0 : difference / error;
  }

  private static Published.Panel paper() {
    return Published.figure1().panel("1c");
  }
}
