package rethink.paper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rethink.corrupt.Corruption;
import rethink.corrupt.RandomLabels;
import rethink.corrupt.TrueLabels;
import rethink.data.Dataset;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.plot.Bands;
import rethink.plot.Line;
import rethink.train.Experiment;

/**
 * The experiments that Figures 1b and 1c share: networks trained on labels of which a share is
 * random.
 *
 * @param levels shares of the labels that are drawn anew, ascending from 0 to 1
 * @param seeds of the runs of each network at each level
 */
public record LabelNoise(List<Subject> subjects, List<Double> levels, List<Long> seeds) {
  /** Those of the paper. */
  private static final List<Double> TENTHS =
      IntStream.rangeClosed(0, 10).mapToObj(i -> i / 10.0).toList();

  private static final List<Double> FEW_LEVELS = List.of(0.0, 0.2, 0.4, 0.6, 1.0);

  /** A network and how it is trained; a fast one can afford more images. */
  public record Subject(Network network, Setting setting) {}

  /**
   * On the dataset in use. Levels 0 and 1 are runs of {@link Figure1a}, too; at standard scale the
   * MLP has the published size already.
   */
  public static LabelNoise at(Scale scale) {
    return at(scale, Dataset.current());
  }

  static LabelNoise at(Scale scale, Dataset data) {
    Setting setting = Setting.at(scale, data);
    Network inception = scale == Scale.PAPER ? Network.INCEPTION : Network.INCEPTION_4;
    return new LabelNoise(
        List.of(
            new Subject(inception, setting),
            new Subject(Network.ALEXNET, setting),
            new Subject(
                Network.MLP, scale == Scale.QUICK ? setting : Setting.at(Scale.PAPER, data))),
        scale == Scale.QUICK ? FEW_LEVELS : TENTHS,
        scale.seeds());
  }

  /** One experiment for each network, level and seed. */
  public List<Experiment> experiments() {
    List<Experiment> experiments = new ArrayList<>();
    for (Subject subject : subjects) {
      for (double level : levels) {
        for (long seed : seeds) {
          experiments.add(experiment(subject, level, seed));
        }
      }
    }
    return experiments;
  }

  private static Experiment experiment(Subject subject, double level, long seed) {
    return subject.setting().experiment(subject.network().model(), corruption(level), seed);
  }

  private static Corruption corruption(double level) {
    return level == 0 ? new TrueLabels() : new RandomLabels(level);
  }

  /** The runs of one network at one level. */
  List<Run> of(Runs runs, Subject subject, double level) {
    List<String> ids = seeds.stream().map(seed -> experiment(subject, level, seed).id()).toList();
    return runs.where(run -> ids.contains(run.id())).all();
  }

  /** All its runs. */
  List<Run> all(Runs runs) {
    Set<String> ids = experiments().stream().map(Experiment::id).collect(Collectors.toSet());
    return runs.where(run -> ids.contains(run.id())).all();
  }

  /** The share of a run's labels that is random. */
  double level(Run run) {
    return levels.stream()
        .filter(level -> corruption(level).name().equals(run.corruption()))
        .findFirst()
        .orElseThrow();
  }

  /** A number of each run against the share of random labels: a line for each seed. */
  List<Line> curves(Runs runs, Subject subject, ToDoubleFunction<Run> value) {
    double[] x = levels.stream().mapToDouble(level -> level).toArray();
    List<Line> curves = new ArrayList<>();
    for (long seed : seeds) {
      double[] y =
          levels.stream()
              .flatMap(level -> of(runs, subject, level).stream())
              .filter(run -> run.seed() == seed)
              .mapToDouble(value)
              .toArray();
      curves.add(Line.solid(subject.network().key(), subject.network().title(), x, y));
    }
    return curves;
  }

  /** What was trained on and what the bands are, for a caption. */
  String describe() {
    return "%s %s".formatted(settings(), Bands.describe(seeds.size()));
  }

  /** What was trained on, for a caption. */
  String settings() {
    Map<String, String> networks = new LinkedHashMap<>();
    for (Subject subject : subjects) {
      networks.merge(
          subject.setting().toString(), subject.network().title(), (a, b) -> a + ", " + b);
    }
    return networks.entrySet().stream()
        .map(entry -> "%s: %s.".formatted(entry.getValue(), entry.getKey()))
        .collect(Collectors.joining(" "));
  }
}
