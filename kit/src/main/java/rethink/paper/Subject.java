package rethink.paper;

import java.util.Collection;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import rethink.corrupt.Corruption;
import rethink.data.Dataset;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.plot.Bands;
import rethink.train.Experiment;

/**
 * A network, how it is trained, and how often; a fast one can afford more images.
 *
 * @param seeds of its runs under each condition
 */
public record Subject(Network network, Setting setting, List<Long> seeds) {
  /**
   * With the paper's 0.95 an MLP comes to a training accuracy of 0.983 on 50,000 random labels and
   * stays there; EPFL's reproduction took 0.98, and so do we.
   */
  private static final double MLP_DECAY = 0.98;

  /**
   * What a scale can afford: at standard scale an MLP has all images, a convolutional network
   * 5,000; at the paper's every network has all, under one rule that ends its runs.
   */
  public static Subject at(Scale scale, Network network, Dataset data) {
    return new Subject(network, size(scale, network, data), scale.seeds());
  }

  private static Setting size(Scale scale, Network network, Dataset data) {
    return switch (scale) {
      case SMOKE, QUICK -> Setting.at(scale, data);
      case STANDARD ->
          network.isConvolutional()
              ? convolutional(network, data.first(5_000).testFirst(2_000))
              : new Setting(data, 128, 100).decay(MLP_DECAY);
      case PAPER ->
          network.isConvolutional()
              ? Setting.at(scale, data)
              : Setting.at(scale, data).decay(MLP_DECAY);
    };
  }

  /**
   * Without batch normalisation 4,800 large steps at a rate that Inception bears do not bring it to
   * fit random labels; as many passes in small batches are four times as many steps. And where they
   * end for others, at a mean loss of 0.05, it still errs on one image of a hundred.
   */
  private static Setting convolutional(Network network, Dataset data) {
    return network.key().equals("inception-no-bn")
        ? new Setting(data, 32, 120).stopAtLoss(0.02)
        : new Setting(data, 128, 120);
  }

  /** The same with another setting. */
  public Subject with(Setting other) {
    return new Subject(network, other, seeds);
  }

  /** One run without regularizers. */
  public Experiment experiment(Corruption corruption, long seed) {
    return setting.experiment(network.model(), corruption, seed);
  }

  /** One experiment for each seed. */
  public List<Experiment> experiments(Corruption corruption) {
    return seeds.stream().map(seed -> experiment(corruption, seed)).toList();
  }

  /** Its runs under one condition. */
  public List<Run> of(Runs runs, Corruption corruption) {
    return Subject.of(runs, experiments(corruption));
  }

  /** The runs of some experiments. */
  public static List<Run> of(Runs runs, Collection<Experiment> experiments) {
    Set<String> ids = experiments.stream().map(Experiment::id).collect(Collectors.toSet());
    return runs.where(run -> ids.contains(run.id())).all();
  }

  /** The same with those seeds only of which every condition was run; empty if there is none. */
  public Optional<Subject> within(Runs runs, List<Corruption> conditions) {
    Set<String> present = runs.all().stream().map(Run::id).collect(Collectors.toSet());
    List<Long> whole =
        seeds.stream()
            .filter(
                seed ->
                    conditions.stream()
                        .allMatch(condition -> present.contains(experiment(condition, seed).id())))
            .toList();
    return whole.isEmpty() ? Optional.empty() : Optional.of(new Subject(network, setting, whole));
  }

  public String title() {
    return network.title();
  }

  public String key() {
    return network.key();
  }

  /** What these were trained on, and how often, for a caption. */
  public static String describe(List<Subject> subjects) {
    IntSummaryStatistics seeds =
        subjects.stream().mapToInt(subject -> subject.seeds.size()).summaryStatistics();
    String spread =
        seeds.getMin() == seeds.getMax()
            ? Bands.describe(seeds.getMin())
            : "%d to %d seeds of each network; bands from the smallest to the largest."
                .formatted(seeds.getMin(), seeds.getMax());
    return "%s %s".formatted(settings(subjects), spread);
  }

  /** What these were trained on, for a caption. */
  public static String settings(List<Subject> subjects) {
    Map<String, Set<String>> networks = new LinkedHashMap<>();
    for (Subject subject : subjects) {
      networks
          .computeIfAbsent(subject.setting.toString(), setting -> new LinkedHashSet<>())
          .add(subject.title());
    }
    return networks.entrySet().stream()
        .map(entry -> "%s: %s.".formatted(String.join(", ", entry.getValue()), entry.getKey()))
        .collect(Collectors.joining(" "));
  }
}
