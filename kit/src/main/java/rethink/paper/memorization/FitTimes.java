package rethink.paper.memorization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import rethink.corrupt.Corruption;
import rethink.corrupt.RandomLabels;
import rethink.corrupt.TrueLabels;
import rethink.data.Dataset;
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
import rethink.paper.randomization.StepsToFit;
import rethink.plot.Axis;
import rethink.plot.Bands;
import rethink.plot.Chart;
import rethink.plot.Line;
import rethink.theory.kernel.PowerLaw;
import rethink.train.Experiment;
import tech.tablesaw.api.Table;

/**
 * How the time to fit grows with the number of images, with true and with random labels (Arpit et
 * al. 2017, Figure 6): steps of an MLP to a running loss of 0.1.
 *
 * @param name of its chart
 * @param subjects the same network on ever more images
 */
public record FitTimes(String name, List<Subject> subjects) {
  private static final List<Corruption> LABELS = List.of(new TrueLabels(), RandomLabels.all());
  private static final List<String> TITLES = List.of("true labels", "random labels");

  public static FitTimes at(Scale scale) {
    return at(scale, Dataset.current(), "fit-times");
  }

  /** At standard scale on CIFAR-10, as far as the repository ships the runs. */
  public static FitTimes recorded() {
    return at(Scale.STANDARD, Dataset.named("cifar10"), "fit-times-recorded")
        .within(Recorded.runs());
  }

  /** With those sizes of which every seed is there. */
  FitTimes within(Runs runs) {
    return new FitTimes(
        name,
        subjects.stream()
            .filter(
                subject ->
                    subject
                        .within(runs, LABELS)
                        .filter(whole -> whole.seeds().equals(subject.seeds()))
                        .isPresent())
            .toList());
  }

  private static FitTimes at(Scale scale, Dataset data, String name) {
    Setting setting = Setting.at(scale, data);
    Subject subject = Subject.at(scale, Network.MLP, data).with(setting);
    int most = setting.dataset().trainSize() * (scale.choose(4, 4, 1));
    return new FitTimes(
        name,
        List.of(16, 8, 4, 2, 1).stream()
            .map(
                part ->
                    subject.with(
                        new Setting(
                            data.first(most / part).testFirst(setting.dataset().testSize()),
                            setting.batch(),
                            setting.epochs())))
            .toList());
  }

  /** One experiment for each size, kind of labels, and seed. */
  public List<Experiment> experiments() {
    List<Experiment> experiments = new ArrayList<>();
    for (Subject subject : subjects) {
      LABELS.forEach(labels -> experiments.addAll(subject.experiments(labels)));
    }
    return experiments;
  }

  /** Steps against images. */
  public Chart chart(Runs runs) {
    Chart chart =
        Chart.of(
            name,
            "Time to fit against the number of images",
            Axis.log("training images, n"),
            Axis.log("steps to loss 0.1"));
    for (int i = 0; i < LABELS.size(); i++) {
      List<Line> lines = new ArrayList<>();
      for (long seed : seeds()) {
        lines.add(Line.solid(LABELS.get(i).name(), TITLES.get(i), sizes(), steps(runs, i, seed)));
      }
      chart = chart.with(Bands.of(lines));
    }
    return chart.captioned(
        Caption.of(
            Subject.of(runs, experiments()),
            "%s on %s, batches of %d."
                .formatted(
                    subjects.get(0).title(),
                    subjects.get(0).setting().dataset().name(),
                    subjects.get(0).setting().batch()),
            Bands.describe(seeds().size())));
  }

  /** Steps for each size, and the exponents. */
  public Table table(Runs runs) {
    Rows rows =
        new Rows("Steps to loss 0.1", "training images", "true labels", "random labels", "ratio");
    for (int i = 0; i < subjects.size(); i++) {
      Spread real = spread(runs, 0, i);
      Spread random = spread(runs, 1, i);
      rows.add(
          "%,d".formatted((int) sizes()[i]),
          real.toString("%.0f"),
          random.toString("%.0f"),
          random.dividedBy(real.mean()).toString("%.2f"));
    }
    rows.add(
        "exponent", exponent(runs, 0).toString("%.2f"), exponent(runs, 1).toString("%.2f"), "");
    return rows.table();
  }

  /** The claim of Arpit et al., with a rule fixed before the runs. */
  public Table verdicts(Runs runs) {
    double[] real = exponents(runs, 0);
    double[] random = exponents(runs, 1);
    double least = Arrays.stream(random).min().orElse(Double.NaN);
    double most = Arrays.stream(real).max().orElse(Double.NaN);
    return Verdict.table(
        List.of(
            new Verdict(
                "the time to fit grows faster with the number of images on noise than on real data",
                "the exponent of n, by least squares of logarithms, is larger with random labels in"
                    + " every seed than with true labels in any",
                "at least %.2f against at most %.2f".formatted(least, most),
                least > most)));
  }

  private Spread exponent(Runs runs, int labels) {
    return Spread.of(exponents(runs, labels));
  }

  private double[] exponents(Runs runs, int labels) {
    return seeds().stream()
        .mapToDouble(
            seed -> {
              double[] steps = steps(runs, labels, seed);
              return DoubleStream.of(steps).allMatch(Double::isFinite)
                  ? PowerLaw.of(sizes(), steps).exponent()
                  : Double.NaN;
            })
        .toArray();
  }

  private double[] sizes() {
    return subjects.stream().mapToDouble(each -> each.setting().dataset().trainSize()).toArray();
  }

  private List<Long> seeds() {
    return subjects.get(0).seeds();
  }

  private double[] steps(Runs runs, int labels, long seed) {
    return subjects.stream()
        .flatMap(subject -> subject.of(runs, LABELS.get(labels)).stream())
        .filter(run -> run.seed() == seed)
        .mapToDouble(run -> StepsToFit.of(run).orElse(Double.NaN))
        .toArray();
  }

  private Spread spread(Runs runs, int labels, int size) {
    List<Run> some = subjects.get(size).of(runs, LABELS.get(labels));
    return StepsToFit.of(some);
  }
}
