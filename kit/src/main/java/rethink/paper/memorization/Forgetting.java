package rethink.paper.memorization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import rethink.corrupt.RandomLabels;
import rethink.data.Dataset;
import rethink.data.ImageSet;
import rethink.model.Mlp;
import rethink.paper.Rows;
import rethink.paper.Scale;
import rethink.paper.Spread;
import rethink.paper.Verdict;
import rethink.plot.Axis;
import rethink.plot.Bands;
import rethink.plot.Chart;
import rethink.plot.Line;
import rethink.train.Experiment;
import rethink.train.Training;
import tech.tablesaw.api.Table;

/**
 * Whether labels that were changed give themselves away: Toneva et al. (2019) count how often an
 * example that a network had right becomes wrong again. Here it is asked after every epoch.
 */
public record Forgetting(Dataset dataset, int epochs, List<Long> seeds, List<Count> counts) {
  static final double NOISE = 0.2;

  /** One training image of one network: how often it was forgotten, and when it was learned. */
  record Count(long seed, boolean changed, int forgotten, int learned) {}

  /** Trains a network for each seed: on 1,000 images for 25 epochs at quick scale. */
  public static Forgetting measure(Scale scale) {
    return measure(
        Dataset.current().first(scale.choose(64, 1_000, 10_000)),
        scale.choose(3, 25, 60),
        scale.seeds());
  }

  static Forgetting measure(Dataset data, int epochs, List<Long> seeds) {
    List<Count> counts =
        seeds.stream().flatMap(seed -> watch(data, epochs, seed).stream()).toList();
    return new Forgetting(data, epochs, seeds, counts);
  }

  private static List<Count> watch(Dataset data, int epochs, long seed) {
    Experiment experiment =
        Experiment.of(new Mlp(1, 512))
            .on(data)
            .with(new RandomLabels(NOISE))
            .batch(32)
            .learningRate(0.005)
            .decay(1)
            .seed(seed);
    ImageSet clean = Training.cropped(experiment);
    int[] forgotten = new int[clean.size()];
    int[] learned = new int[clean.size()];
    Arrays.fill(learned, epochs + 1);
    try (Training training = Training.of(experiment)) {
      boolean[] before = new boolean[clean.size()];
      for (int epoch = 1; epoch <= epochs; epoch++) {
        training.epoch();
        boolean[] right = training.right(training.images());
        for (int i = 0; i < right.length; i++) {
          forgotten[i] += before[i] && !right[i] ? 1 : 0;
          learned[i] = right[i] ? Math.min(learned[i], epoch) : learned[i];
        }
        before = right;
      }
      return IntStream.range(0, clean.size())
          .mapToObj(
              i ->
                  new Count(
                      seed, training.images().label(i) != clean.label(i), forgotten[i], learned[i]))
          .toList();
    }
  }

  /** The share of examples that were never right yet, by whether their label was kept. */
  public Chart chart() {
    return Chart.of(
            "forgetting",
            "Examples that were never right yet",
            Axis.of("epoch"),
            Axis.of("share of examples").between(0.0, 1.0))
        .with(bands(false, "true-labels", "label kept"))
        .with(bands(true, "random-labels", "label changed"))
        .captioned(
            "%s, %,d images, %.0f %% random labels, MLP 1x512. %s"
                .formatted(
                    dataset.name(),
                    dataset.trainSize(),
                    100 * NOISE,
                    Bands.describe(seeds.size())));
  }

  private Bands bands(boolean changed, String key, String label) {
    int last = counts.stream().mapToInt(Count::learned).filter(i -> i <= epochs).max().orElse(1);
    double[] x = IntStream.rangeClosed(0, last).mapToDouble(i -> i).toArray();
    List<Line> lines = new ArrayList<>();
    for (long seed : seeds) {
      List<Count> some = of(seed, changed);
      double[] y =
          Arrays.stream(x)
              .map(i -> some.stream().filter(c -> c.learned() > i).count() / (double) some.size())
              .toArray();
      lines.add(Line.solid(key, label, x, y));
    }
    return Bands.of(lines);
  }

  /** Means of both counts, and how well they tell changed labels from kept ones. */
  public Table table() {
    Rows rows =
        new Rows(
            "Forgetting",
            "count",
            "label kept",
            "label changed",
            "probability that the changed one is higher");
    rows.add(
        "times forgotten",
        mean(false, false).toString("%.2f"),
        mean(true, false).toString("%.2f"),
        area(false).toString("%.3f"));
    rows.add(
        "epoch of first success",
        mean(false, true).toString("%.1f"),
        mean(true, true).toString("%.1f"),
        area(true).toString("%.3f"));
    return rows.table();
  }

  /** The claim of Toneva et al., with a rule fixed before the runs. */
  public Table verdicts() {
    double least = Arrays.stream(areas(false)).min().orElse(Double.NaN);
    return Verdict.table(
        List.of(
            new Verdict(
                "examples with noisy labels are forgotten more often",
                "in every seed a changed label is forgotten more often than a kept one with"
                    + " probability above 0.6, ties counting half",
                "at least %.3f".formatted(least),
                least > 0.6)));
  }

  private Spread mean(boolean changed, boolean learned) {
    return Spread.of(
        seeds.stream()
            .mapToDouble(
                seed ->
                    of(seed, changed).stream()
                        .mapToInt(count -> value(count, learned))
                        .average()
                        .orElse(Double.NaN))
            .toArray());
  }

  private Spread area(boolean learned) {
    return Spread.of(areas(learned));
  }

  private double[] areas(boolean learned) {
    return seeds.stream()
        .mapToDouble(seed -> area(of(seed, true), of(seed, false), learned))
        .toArray();
  }

  /** The area under the ROC curve: how often one of some is above one of the others. */
  private static double area(List<Count> some, List<Count> others, boolean learned) {
    double above = 0;
    for (Count one : some) {
      for (Count other : others) {
        above += (1 + Integer.signum(value(one, learned) - value(other, learned))) / 2.0;
      }
    }
    return above / ((double) some.size() * others.size());
  }

  private static int value(Count count, boolean learned) {
    return learned ? count.learned() : count.forgotten();
  }

  private List<Count> of(long seed, boolean changed) {
    return counts.stream().filter(c -> c.seed() == seed && c.changed() == changed).toList();
  }
}
