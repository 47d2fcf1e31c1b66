package rethink.paper.randomization;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import rethink.data.Shape;
import rethink.log.Runs;
import rethink.model.ModelSummary;
import rethink.paper.Caption;
import rethink.paper.Network;
import rethink.paper.Published;
import rethink.paper.Rows;
import rethink.paper.Scale;
import rethink.paper.Spread;
import rethink.paper.Subject;
import rethink.paper.Verdict;
import rethink.plot.Axis;
import rethink.plot.Bands;
import rethink.plot.Chart;
import rethink.train.Experiment;
import tech.tablesaw.api.Table;

/**
 * Figure 1b: how much longer fitting takes the more labels are random. Time is counted in steps to
 * a running loss of 0.1, relative to true labels; the paper does not state its threshold.
 */
public record Figure1b(LabelNoise noise) {
  public static Figure1b at(Scale scale) {
    return new Figure1b(LabelNoise.at(scale));
  }

  /**
   * The figure at standard scale on CIFAR-10, as far as the repository ships its runs: networks and
   * seeds of which every share is among them.
   */
  public static Figure1b recorded() {
    return new Figure1b(LabelNoise.recorded());
  }

  /**
   * The figure at the paper's scale on the exact CIFAR-10, as far as the repository ships its runs.
   */
  public static Figure1b recordedAtPaperSize() {
    return new Figure1b(LabelNoise.recordedAtPaperSize());
  }

  public List<Experiment> experiments() {
    return noise.experiments();
  }

  /** Time to fit against the share of random labels, ours and the paper's. */
  public Chart chart(Runs runs) {
    Chart chart =
        Chart.of(
            "figure1b",
            "Figure 1b: random labels slow fitting down, by a small factor",
            Axis.of("share of labels drawn at random"),
            Axis.of("relative steps to loss 0.1").between(0.0, null));
    for (Subject subject : noise.subjects()) {
      Network network = subject.network();
      double unit = StepsToFit.of(noise.of(runs, subject, 0)).mean();
      chart =
          chart
              .with(
                  Bands.of(
                      noise.curves(
                          runs, subject, run -> StepsToFit.of(run).orElse(Double.NaN) / unit)))
              .with(paper().line(network.key()));
    }
    boolean allFitted = noise.all(runs).stream().allMatch(run -> StepsToFit.of(run).isPresent());
    return chart.captioned(
        Caption.of(
            noise.all(runs),
            Subject.describe(noise.subjects()),
            allFitted ? "" : "No point where a seed did not come down to that loss."));
  }

  /** Paper, here, difference, for each network and share. */
  public Table paperAgainstHere(Runs runs) {
    Rows rows =
        new Rows(
            "Time to fit, relative to true labels",
            "network",
            "random labels",
            "paper",
            "here",
            "difference",
            "steps here");
    for (Subject subject : noise.subjects()) {
      for (double level : noise.levels()) {
        double published = paper().at(subject.key(), level);
        Spread here = slowdown(runs, subject, level);
        rows.add(
            subject.title(),
            "%.0f %%".formatted(100 * level),
            "%.2f".formatted(published),
            here.toString("%.2f"),
            Spread.of(here.mean() - published).toString("%+.2f"),
            StepsToFit.of(noise.of(runs, subject, level)).toString("%.0f"));
      }
    }
    return rows.table();
  }

  /** The claims about this figure, each with a rule fixed before the runs. */
  public Table verdicts(Runs runs) {
    double worstFit =
        noise.all(runs).stream()
            .mapToDouble(run -> run.last().trainAccuracy())
            .min()
            .orElse(Double.NaN);
    List<String> falls = new ArrayList<>();
    noise.subjects().forEach(subject -> falls.addAll(falls(runs, subject)));
    List<Spread> most = noise.subjects().stream().map(s -> slowdown(runs, s, 1)).toList();
    double largest = most.stream().mapToDouble(Spread::mean).reduce(0, Math::max);
    String factors =
        noise.subjects().stream()
            .map(s -> s.title() + " " + slowdown(runs, s, 1).toString("%.2f"))
            .collect(Collectors.joining(", "));
    List<Verdict> verdicts =
        List.of(
            new Verdict(
                "networks fit any share of random labels",
                "the lowest training accuracy of all runs is at least 0.99",
                "lowest %.3f".formatted(worstFit),
                worstFit >= 0.99),
            new Verdict(
                "the more labels are random, the longer it takes",
                "at no share are all seeds of a network quicker than all at the share before",
                falls.isEmpty() ? "never" : String.join(", ", falls),
                falls.isEmpty() && !Double.isNaN(largest)),
            new Verdict(
                "the slowdown is a small constant factor",
                "at most 5 for every network (the paper's largest is 3.6)",
                factors,
                largest <= 5),
            new Verdict(
                "the slowdown is proportional to the number of parameters (a slide; the paper's"
                    + " own figure contradicts it)",
                "its order at random labels is that of the parameters",
                factors,
                inOrderOfParameters(runs)));
    // One network alone has no order.
    return Verdict.table(noise.subjects().size() > 1 ? verdicts : verdicts.subList(0, 3));
  }

  /** Where a curve falls by more than its spread. */
  private List<String> falls(Runs runs, Subject subject) {
    List<String> falls = new ArrayList<>();
    for (int i = 1; i < noise.levels().size(); i++) {
      double before = steps(runs, subject, noise.levels().get(i - 1)).min().orElse(Double.NaN);
      double after = steps(runs, subject, noise.levels().get(i)).max().orElse(Double.NaN);
      if (after < before) {
        falls.add("%s at %.1f".formatted(subject.title(), noise.levels().get(i)));
      }
    }
    return falls;
  }

  private boolean inOrderOfParameters(Runs runs) {
    List<Subject> byParameters =
        noise.subjects().stream().sorted(Comparator.comparingLong(Figure1b::parameters)).toList();
    List<Subject> bySlowdown =
        noise.subjects().stream()
            .sorted(Comparator.comparingDouble(s -> slowdown(runs, s, 1).mean()))
            .toList();
    return byParameters.equals(bySlowdown);
  }

  private static long parameters(Subject subject) {
    return ModelSummary.of(
            subject.network().model(),
            new Shape(28, 28, 3),
            subject.setting().dataset().classes().size())
        .trainableParameters();
  }

  private DoubleStream steps(Runs runs, Subject subject, double level) {
    return noise.of(runs, subject, level).stream()
        .mapToDouble(run -> StepsToFit.of(run).orElse(Double.POSITIVE_INFINITY));
  }

  private Spread slowdown(Runs runs, Subject subject, double level) {
    return StepsToFit.of(noise.of(runs, subject, level))
        .dividedBy(StepsToFit.of(noise.of(runs, subject, 0)).mean());
  }

  private static Published.Panel paper() {
    return Published.figure1().panel("1b");
  }
}
