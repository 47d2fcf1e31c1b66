package rethink.paper.memorization;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import rethink.corrupt.Corruption;
import rethink.corrupt.RandomLabels;
import rethink.corrupt.TrueLabels;
import rethink.data.Dataset;
import rethink.log.EpochMetrics;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.paper.Caption;
import rethink.paper.Network;
import rethink.paper.Recorded;
import rethink.paper.Rows;
import rethink.paper.Scale;
import rethink.paper.Setting;
import rethink.paper.Spread;
import rethink.paper.Subject;
import rethink.paper.Verdict;
import rethink.paper.randomization.Figure1a;
import rethink.plot.Axis;
import rethink.plot.Bands;
import rethink.plot.Chart;
import rethink.plot.Line;
import rethink.plot.Panels;
import rethink.regularize.Dropout;
import rethink.train.Experiment;
import tech.tablesaw.api.Table;

/**
 * Whether dropout holds back memorisation: how much of random labels a network fits in a given time
 * against how well it does on true ones, as dropout grows (Arpit et al. 2017, Figures 10 and 11).
 * Their networks see dropout between all layers; ours has one hidden layer, and dropout above it.
 *
 * @param name of its charts
 * @param subject without dropout; its runs are those of {@link Figure1a}
 * @param kept shares of the hidden units that stay, descending from 1
 */
public record DropoutAgainstNoise(String name, Subject subject, List<Double> kept) {
  /** At the paper's rate networks that keep a tenth of their units diverge on 320 images. */
  private static final List<Double> KEPT = List.of(1.0, 0.75, 0.5, 0.35, 0.25);

  public static DropoutAgainstNoise at(Scale scale) {
    return at(scale, Dataset.current(), "dropout-against-noise");
  }

  private static DropoutAgainstNoise at(Scale scale, Dataset data, String name) {
    Subject mlp = Subject.at(scale, Network.MLP, data);
    return new DropoutAgainstNoise(name, mlp.with(Setting.at(scale, data)), KEPT);
  }

  /** At standard scale on CIFAR-10, as far as the repository ships the runs. */
  public static DropoutAgainstNoise recorded() {
    return at(Scale.STANDARD, Dataset.named("cifar10"), "dropout-against-noise-recorded")
        .within(Recorded.runs());
  }

  /** With those shares of which every run is there. */
  DropoutAgainstNoise within(Runs runs) {
    return new DropoutAgainstNoise(
        name,
        subject,
        kept.stream()
            .filter(
                share ->
                    of(runs, share, true).size() + of(runs, share, false).size()
                        == 2 * subject.seeds().size())
            .toList());
  }

  /** One experiment for each share, with true and with random labels, and each seed. */
  public List<Experiment> experiments() {
    List<Experiment> experiments = new ArrayList<>();
    for (double share : kept) {
      experiments.addAll(experiments(share, false));
      experiments.addAll(experiments(share, true));
    }
    return experiments;
  }

  private List<Experiment> experiments(double share, boolean random) {
    Corruption corruption = random ? RandomLabels.all() : new TrueLabels();
    return subject.experiments(corruption).stream()
        .map(experiment -> share == 1 ? experiment : experiment.with(Dropout.keeping(share)))
        .toList();
  }

  /** Both accuracies, and the epochs they took, against the share kept. */
  public Panels chart(Runs runs) {
    return Panels.of(
        name,
        "Dropout: how much noise is fitted, and how well real data are learned",
        Chart.of(
                name + "-by-share",
                "accuracy in the end",
                Axis.of("share of hidden units kept"),
                Axis.of("accuracy").between(0.0, 1.0))
            .with(
                bands(
                    runs,
                    true,
                    "random-labels",
                    "training, random labels",
                    DropoutAgainstNoise::memorised))
            .with(
                bands(
                    runs,
                    false,
                    "true-labels",
                    "best test, true labels",
                    DropoutAgainstNoise::bestTest))
            .captioned(
                Caption.of(
                    Subject.of(runs, experiments()),
                    "%s: %s, at most %d epochs."
                        .formatted(subject.title(), subject.setting(), subject.setting().epochs()),
                    Bands.describe(subject.seeds().size()))),
        Chart.of(
                name + "-epochs",
                "epochs until the loss is small",
                Axis.of("share of hidden units kept"),
                Axis.of("epochs").between(0.0, null))
            .with(bands(runs, true, "random-labels", "random labels", DropoutAgainstNoise::epochs))
            .with(bands(runs, false, "true-labels", "true labels", DropoutAgainstNoise::epochs)));
  }

  private Bands bands(
      Runs runs, boolean random, String key, String label, ToDoubleFunction<Run> value) {
    List<Double> ascending = kept.stream().sorted().toList();
    double[] x = ascending.stream().mapToDouble(share -> share).toArray();
    return Bands.of(
        subject.seeds().stream()
            .map(
                seed ->
                    Line.solid(
                        key,
                        label,
                        x,
                        ascending.stream()
                            .flatMap(share -> of(runs, share, random).stream())
                            .filter(run -> run.seed() == seed)
                            .mapToDouble(value)
                            .toArray()))
            .toList());
  }

  /** Both accuracies for each share. */
  public Table table(Runs runs) {
    Rows rows =
        new Rows(
            "Dropout",
            "share kept",
            "training accuracy, random labels",
            "epochs",
            "training accuracy, true labels",
            "epochs, true labels",
            "best test accuracy, true labels",
            "difference to no dropout");
    double without = spread(runs, 1, false, DropoutAgainstNoise::bestTest).mean();
    for (double share : kept) {
      Spread test = spread(runs, share, false, DropoutAgainstNoise::bestTest);
      rows.add(
          "%.2f".formatted(share),
          spread(runs, share, true, DropoutAgainstNoise::memorised).toString("%.3f"),
          spread(runs, share, true, DropoutAgainstNoise::epochs).toString("%.0f"),
          spread(runs, share, false, DropoutAgainstNoise::memorised).toString("%.3f"),
          spread(runs, share, false, DropoutAgainstNoise::epochs).toString("%.0f"),
          test.toString("%.3f"),
          "%+.3f".formatted(test.mean() - without));
    }
    return rows.table();
  }

  /** The claim of Arpit et al., with a rule fixed before the runs. */
  public Table verdicts(Runs runs) {
    double fitted = spread(runs, 1, true, DropoutAgainstNoise::memorised).mean();
    double test = spread(runs, 1, false, DropoutAgainstNoise::bestTest).mean();
    List<String> found = new ArrayList<>();
    for (double share : kept) {
      double worst =
          of(runs, share, true).stream()
              .mapToDouble(DropoutAgainstNoise::memorised)
              .max()
              .orElse(Double.NaN);
      double cost = test - spread(runs, share, false, DropoutAgainstNoise::bestTest).mean();
      if (worst <= fitted - 0.1 && cost <= 0.02) {
        found.add("keeping %.2f: %.3f of the noise, %+.3f".formatted(share, worst, -cost));
      }
    }
    return Verdict.table(
        List.of(
            new Verdict(
                "dropout holds back memorisation without hurting what is learned",
                "at some share every seed fits at least 0.1 less of random labels than without"
                    + " dropout, and the mean best test accuracy with true labels falls by at most"
                    + " 0.02",
                found.isEmpty() ? "at none" : String.join("; ", found),
                !found.isEmpty())));
  }

  private static double memorised(Run run) {
    return run.last().trainAccuracy();
  }

  private static double bestTest(Run run) {
    return run.measured().stream().mapToDouble(EpochMetrics::testAccuracy).max().orElseThrow();
  }

  private static double epochs(Run run) {
    return run.last().epoch();
  }

  private Spread spread(Runs runs, double share, boolean random, ToDoubleFunction<Run> value) {
    return Spread.of(of(runs, share, random).stream().mapToDouble(value).toArray());
  }

  private List<Run> of(Runs runs, double share, boolean random) {
    return Subject.of(runs, experiments(share, random));
  }
}
