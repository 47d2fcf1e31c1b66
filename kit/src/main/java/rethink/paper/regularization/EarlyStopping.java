package rethink.paper.regularization;

import java.util.ArrayList;
import java.util.List;
import rethink.data.Dataset;
import rethink.log.EpochMetrics;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.paper.Caption;
import rethink.paper.Scale;
import rethink.paper.Spread;
import rethink.paper.Subject;
import rethink.paper.Verdict;
import rethink.paper.randomization.Figure1b;
import rethink.paper.randomization.LabelNoise;
import rethink.plot.Axis;
import rethink.plot.Bands;
import rethink.plot.Chart;
import rethink.train.Experiment;
import tech.tablesaw.api.Table;

/**
 * What stopping at the best test accuracy would have gained over the last epoch, against the share
 * of random labels (Arpit et al. 2017, their Figures 7 and 8). The runs are those of {@link
 * Figure1b}, which end once they fit; what they might have lost after that is not counted.
 */
public record EarlyStopping(LabelNoise noise) {

  /** On the dataset in use. */
  public static EarlyStopping at(Scale scale) {
    return new EarlyStopping(LabelNoise.at(scale, Dataset.current()));
  }

  /** At standard scale on CIFAR-10, as far as the repository ships its runs. */
  public static EarlyStopping recorded() {
    return new EarlyStopping(LabelNoise.recorded());
  }

  public List<Experiment> experiments() {
    return noise.experiments();
  }

  /** The largest test accuracy of any measured epoch, in per cent. */
  static double best(Run run) {
    return 100
        * run.measured().stream().mapToDouble(EpochMetrics::testAccuracy).max().orElseThrow();
  }

  /** The best test accuracy less the last one, in points; never negative. */
  static double gain(Run run) {
    return best(run) - 100 * run.last().testAccuracy();
  }

  /**
   * Standard error of the last test accuracy as a share of so many test images, in points. The best
   * of many such measurements exceeds the last by about this much or twice it for no other reason.
   */
  static double error(Run run) {
    double accuracy = run.last().testAccuracy();
    return 100 * Math.sqrt(accuracy * (1 - accuracy) / run.experiment().get("testSize").asInt());
  }

  static Spread gain(List<Run> runs) {
    return Spread.of(runs.stream().mapToDouble(EarlyStopping::gain).toArray());
  }

  /** Gain against the share of random labels. */
  public Chart chart(Runs runs) {
    Chart chart =
        Chart.of(
            "early-stopping",
            "What early stopping would gain, the more labels are random",
            Axis.of("share of labels drawn at random"),
            Axis.of("best less last test accuracy, points").between(0.0, null));
    for (Subject subject : noise.subjects()) {
      chart = chart.with(Bands.of(noise.curves(runs, subject, EarlyStopping::gain)));
    }
    return chart.captioned(Caption.of(noise.all(runs), Subject.describe(noise.subjects())));
  }

  /** The claim about this chart, with a rule fixed before it was drawn. */
  public Table verdicts(Runs runs) {
    List<String> smaller = new ArrayList<>();
    for (Subject subject : noise.subjects()) {
      for (double level : noise.levels()) {
        List<Run> there = noise.of(runs, subject, level);
        double none = gain(noise.of(runs, subject, 0)).mean();
        double error = there.stream().mapToDouble(EarlyStopping::error).average().orElseThrow();
        boolean counts = level >= 0.2 && level <= 0.6;
        if (counts && gain(there).mean() <= none + 2 * error) {
          smaller.add(
              "%s at %.1f: %s".formatted(subject.title(), level, gain(there).toString("%.1f")));
        }
      }
    }
    return Verdict.table(
        List.of(
            new Verdict(
                "with noisy labels early stopping gains (Arpit et al.)",
                "at every share from 0.2 to 0.6 every network's mean gain exceeds that with true"
                    + " labels by over two standard errors of a test accuracy",
                smaller.isEmpty() ? "always" : "not " + String.join(", ", smaller),
                smaller.isEmpty())));
  }
}
