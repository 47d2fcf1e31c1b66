package rethink.paper.memorization;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import rethink.log.EpochMetrics;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.paper.Caption;
import rethink.paper.Rows;
import rethink.paper.Scale;
import rethink.paper.Spread;
import rethink.paper.Subject;
import rethink.paper.Verdict;
import rethink.paper.randomization.Figure1b;
import rethink.paper.randomization.LabelNoise;
import rethink.plot.Axis;
import rethink.plot.Bands;
import rethink.plot.Chart;
import rethink.plot.Line;
import rethink.plot.Panels;
import rethink.train.Experiment;
import tech.tablesaw.api.Table;

/**
 * What is learned first where some labels are random: Figures 7 and 8 of Arpit et al. (2017), of
 * the runs of {@link Figure1b}.
 *
 * @param name of its chart
 * @param noise with the share 0 among its levels, against which the others are held
 */
public record CleanBeforeNoisy(String name, LabelNoise noise) {
  private static final List<Double> LEVELS = List.of(0.0, 0.2, 0.4, 0.6);

  /** Accuracy by which two groups of examples are timed. */
  private static final double HALF = 0.5;

  public static CleanBeforeNoisy at(Scale scale) {
    return of("clean-before-noisy", LabelNoise.at(scale));
  }

  /** The same of the runs that the repository ships, as far as it does. */
  public static CleanBeforeNoisy recorded() {
    return of("clean-before-noisy-recorded", LabelNoise.recorded());
  }

  private static CleanBeforeNoisy of(String name, LabelNoise noise) {
    return new CleanBeforeNoisy(name, new LabelNoise(noise.subjects(), LEVELS));
  }

  public List<Experiment> experiments() {
    return noise.experiments();
  }

  /** Accuracy against epochs: a row for each network, a column for each share. */
  public Panels chart(Runs runs) {
    List<Chart> charts = new ArrayList<>();
    for (Subject subject : noise.subjects()) {
      for (double level : noisy()) {
        charts.add(panel(runs, subject, level));
      }
    }
    return new Panels(name, "Examples with their own label are fitted first", charts);
  }

  private Chart panel(Runs runs, Subject subject, double level) {
    List<Run> some = noise.of(runs, subject, level);
    return Chart.of(
            "%s-%s-%.0f".formatted(name, subject.key(), 100 * level),
            "%s, %.0f %% random".formatted(subject.title(), 100 * level),
            Axis.of("epoch"),
            Axis.of("accuracy").between(0.0, 1.0))
        .with(bands(some, "true-labels", "label kept", EpochMetrics::trainAccuracyClean))
        .with(bands(some, "random-labels", "label changed", EpochMetrics::trainAccuracyCorrupted))
        .with(bands(some, "test images", "test images", EpochMetrics::testAccuracy))
        .captioned(
            Caption.of(
                noise.all(runs),
                "Training images by whether their label is the true one, and test images with"
                    + " true labels.",
                Subject.describe(noise.subjects()),
                "Runs end when they fit; a curve goes on at its last value."));
  }

  private static Bands bands(
      List<Run> runs, String key, String label, ToDoubleFunction<EpochMetrics> value) {
    return Bands.of(
        runs.stream()
            .map(
                run ->
                    Line.solid(
                        key,
                        label,
                        run.measured().stream().mapToDouble(EpochMetrics::epoch).toArray(),
                        run.measured().stream().mapToDouble(value).toArray()))
            .toList());
  }

  /** When each group is half fitted, and test accuracy at its best and in the end. */
  public Table table(Runs runs) {
    Rows rows =
        new Rows(
            "Clean before noisy",
            "network",
            "random labels",
            "kept labels half fitted, epoch",
            "changed ones, epoch",
            "best test accuracy",
            "at epoch",
            "in the end",
            "gain of stopping there");
    for (Subject subject : noise.subjects()) {
      for (double level : noise.levels()) {
        List<Run> some = noise.of(runs, subject, level);
        rows.add(
            subject.title(),
            "%.0f %%".formatted(100 * level),
            spread(some, run -> half(run, EpochMetrics::trainAccuracyClean)).toString("%.1f"),
            level == 0
                ? ""
                : spread(some, run -> half(run, EpochMetrics::trainAccuracyCorrupted))
                    .toString("%.1f"),
            spread(some, run -> best(run).testAccuracy()).toString("%.3f"),
            spread(some, run -> best(run).epoch()).toString("%.1f"),
            spread(some, run -> run.last().testAccuracy()).toString("%.3f"),
            gain(some).toString("%.3f"));
      }
    }
    return rows.table();
  }

  /** What Arpit et al. say about these curves, each with a rule fixed before the runs. */
  public Table verdicts(Runs runs) {
    List<String> early = new ArrayList<>();
    List<String> late = new ArrayList<>();
    List<String> flat = new ArrayList<>();
    for (Subject subject : noise.subjects()) {
      double control = gain(noise.of(runs, subject, 0)).mean();
      for (double level : noisy()) {
        String which = "%s at %.1f".formatted(subject.title(), level);
        List<Run> some = noise.of(runs, subject, level);
        if (!some.stream().allMatch(CleanBeforeNoisy::cleanFirst)) {
          early.add(which);
        }
        if (!(spread(some, run -> best(run).trainAccuracy()).mean() < 0.9)) {
          late.add(which);
        }
        double gain = gain(some).mean();
        if (!(gain >= 0.02 && gain > control)) {
          flat.add("%s (%+.3f, %+.3f with true labels)".formatted(which, gain, control));
        }
      }
    }
    return Verdict.table(
        List.of(
            verdict(
                "examples with clean labels are learned before those with noisy ones",
                "in every run the kept labels are half fitted before the changed ones are",
                early),
            verdict(
                "test accuracy is best before the training set is fitted",
                "at the epoch of best test accuracy the mean training accuracy is below 0.9",
                late),
            verdict(
                "then it falls, as noise is memorised",
                "the mean of best less last test accuracy is at least 0.02, and larger than with"
                    + " true labels",
                flat)));
  }

  private static Verdict verdict(String claim, String rule, List<String> exceptions) {
    return new Verdict(
        claim,
        rule,
        exceptions.isEmpty() ? "always" : "not " + String.join(", ", exceptions),
        exceptions.isEmpty());
  }

  private List<Double> noisy() {
    return noise.levels().stream().filter(level -> level > 0).toList();
  }

  private static boolean cleanFirst(Run run) {
    double changed = half(run, EpochMetrics::trainAccuracyCorrupted);
    return half(run, EpochMetrics::trainAccuracyClean)
        < (Double.isNaN(changed) ? Double.POSITIVE_INFINITY : changed);
  }

  /**
   * The epoch at which an accuracy first comes to a half, on the straight line from the measured
   * epoch before; at the start it counts as 0. NaN if it never does.
   */
  static double half(Run run, ToDoubleFunction<EpochMetrics> accuracy) {
    double before = 0;
    int epochBefore = 0;
    for (EpochMetrics epoch : run.measured()) {
      double now = accuracy.applyAsDouble(epoch);
      if (now >= HALF) {
        return epoch.epoch() - (epoch.epoch() - epochBefore) * (now - HALF) / (now - before);
      }
      before = now;
      epochBefore = epoch.epoch();
    }
    return Double.NaN;
  }

  /** The first epoch with the best test accuracy. */
  private static EpochMetrics best(Run run) {
    return run.measured().stream()
        .reduce((a, b) -> b.testAccuracy() > a.testAccuracy() ? b : a)
        .orElseThrow();
  }

  private static Spread gain(List<Run> runs) {
    return spread(runs, run -> best(run).testAccuracy() - run.last().testAccuracy());
  }

  private static Spread spread(List<Run> runs, ToDoubleFunction<Run> value) {
    return Spread.of(runs.stream().mapToDouble(value).toArray());
  }
}
