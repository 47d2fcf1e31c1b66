package rethink.paper.randomization;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rethink.corrupt.Corruption;
import rethink.corrupt.RandomLabels;
import rethink.corrupt.TrueLabels;
import rethink.data.Dataset;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.paper.Network;
import rethink.paper.Recorded;
import rethink.paper.Scale;
import rethink.paper.Subject;
import rethink.plot.Line;
import rethink.train.Experiment;

/**
 * The experiments that Figures 1b and 1c share: networks trained on labels of which a share is
 * random.
 *
 * @param levels shares of the labels that are drawn anew, ascending from 0 to 1
 */
public record LabelNoise(List<Subject> subjects, List<Double> levels) {
  /** Those of the paper. */
  private static final List<Double> TENTHS =
      IntStream.rangeClosed(0, 10).mapToObj(i -> i / 10.0).toList();

  private static final List<Double> FIFTHS = List.of(0.0, 0.2, 0.4, 0.6, 0.8, 1.0);

  private static final List<Double> FEW_LEVELS = List.of(0.0, 0.2, 0.4, 0.6, 1.0);

  /**
   * On the dataset in use. Levels 0 and 1 are runs of {@link Figure1a}, too, where both train on as
   * many images.
   */
  public static LabelNoise at(Scale scale) {
    return at(scale, Dataset.current());
  }

  public static LabelNoise at(Scale scale, Dataset data) {
    return new LabelNoise(
        Stream.of(Network.inception(scale), Network.alexNet(scale), Network.MLP)
            .map(network -> Subject.at(scale, network, data))
            .toList(),
        switch (scale) {
          case SMOKE, QUICK -> FEW_LEVELS;
          case STANDARD -> FIFTHS;
          case PAPER -> TENTHS;
        });
  }

  /**
   * The same, but each network on those images that the first has. At standard scale the MLP has
   * ten times as many, and their errors cannot be compared; at the others this changes nothing.
   */
  public LabelNoise onEqualImages() {
    Dataset images = subjects.get(0).setting().dataset();
    return new LabelNoise(
        subjects.stream().map(subject -> subject.with(subject.setting().on(images))).toList(),
        levels);
  }

  /**
   * Those at standard scale on CIFAR-10, as far as the repository ships their runs: networks and
   * seeds of which every share is among them.
   */
  public static LabelNoise recorded() {
    return standard().within(Recorded.runs());
  }

  /** Those of them on equal images. */
  static LabelNoise recordedOnEqualImages() {
    return standard().onEqualImages().within(Recorded.runs());
  }

  /**
   * Those at the paper's scale on the exact CIFAR-10, as far as the repository ships their runs:
   * networks and seeds of which every share is among them.
   */
  static LabelNoise recordedAtPaperSize() {
    return at(Scale.PAPER, Dataset.named("cifar10")).within(Recorded.runs());
  }

  private static LabelNoise standard() {
    return at(Scale.STANDARD, Dataset.named("cifar10"));
  }

  /** The networks that have a seed with every share, and those seeds. */
  public LabelNoise within(Runs runs) {
    List<Corruption> shares = levels.stream().map(LabelNoise::corruption).toList();
    return new LabelNoise(
        subjects.stream().flatMap(subject -> subject.within(runs, shares).stream()).toList(),
        levels);
  }

  /** One experiment for each network, level and seed. */
  public List<Experiment> experiments() {
    List<Experiment> experiments = new ArrayList<>();
    for (Subject subject : subjects) {
      levels.forEach(level -> experiments.addAll(subject.experiments(corruption(level))));
    }
    return experiments;
  }

  private static Corruption corruption(double level) {
    return level == 0 ? new TrueLabels() : new RandomLabels(level);
  }

  /** The runs of one network at one level. */
  public List<Run> of(Runs runs, Subject subject, double level) {
    return subject.of(runs, corruption(level));
  }

  /** All its runs. */
  public List<Run> all(Runs runs) {
    return Subject.of(runs, experiments());
  }

  /** The share of a run's labels that is random. */
  public double level(Run run) {
    return levels.stream()
        .filter(level -> corruption(level).name().equals(run.corruption()))
        .findFirst()
        .orElseThrow();
  }

  /** A number of each run against the share of random labels: a line for each seed. */
  public List<Line> curves(Runs runs, Subject subject, ToDoubleFunction<Run> value) {
    double[] x = levels.stream().mapToDouble(level -> level).toArray();
    List<Line> curves = new ArrayList<>();
    for (long seed : subject.seeds()) {
      double[] y =
          levels.stream()
              .flatMap(level -> of(runs, subject, level).stream())
              .filter(run -> run.seed() == seed)
              .mapToDouble(value)
              .toArray();
      curves.add(Line.solid(subject.key(), subject.title(), x, y));
    }
    return curves;
  }
}
