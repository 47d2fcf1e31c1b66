package rethink.paper.memorization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.math3.distribution.BinomialDistribution;
import rethink.corrupt.Corruption;
import rethink.corrupt.GaussianPixels;
import rethink.corrupt.RandomLabels;
import rethink.corrupt.TrueLabels;
import rethink.data.Dataset;
import rethink.data.ImageSet;
import rethink.model.Mlp;
import rethink.paper.Rows;
import rethink.paper.Scale;
import rethink.paper.Verdict;
import rethink.paper.randomization.Condition;
import rethink.plot.Axis;
import rethink.plot.Chart;
import rethink.plot.Line;
import rethink.plot.Panels;
import rethink.train.Experiment;
import rethink.train.Training;
import tech.tablesaw.api.Table;

/**
 * Which examples are easy and which are hard: how often each is still wrong after one epoch, over
 * many networks that differ in first weights and order only (Arpit et al. 2017, Figure 1). If an
 * example were as good as any other, the counts would be binomial.
 *
 * @param networks trained on each kind of data
 */
public record EasyAndHard(Dataset dataset, int networks, List<Kind> kinds) {

  /** Whose draw of noise all networks see. */
  private static final long NOISE_SEED = 1;

  private static final List<Condition> CONDITIONS =
      List.of(
          new Condition(new TrueLabels(), "real data"),
          new Condition(RandomLabels.all(), "random labels"),
          new Condition(new GaussianPixels(), "random inputs"));

  /**
   * What was counted on one kind of data.
   *
   * @param wrong for each image the share of networks that are wrong about it
   */
  record Kind(Condition condition, double[] wrong) {
    double mean() {
      return Arrays.stream(wrong).average().orElseThrow();
    }

    /** The variance of the shares over that of binomial ones of the same mean: 1 if all alike. */
    double dispersion(int networks) {
      double mean = mean();
      double variance =
          Arrays.stream(wrong).map(w -> (w - mean) * (w - mean)).sum() / (wrong.length - 1);
      return variance / (mean * (1 - mean) / networks);
    }
  }

  /** Trains 40 networks on each kind of data at quick scale, 100 at those that take hours. */
  public static EasyAndHard measure(Scale scale) {
    return measure(
        Dataset.current().first(scale.choose(64, 1_000, 1_000)), scale.choose(3, 40, 100));
  }

  static EasyAndHard measure(Dataset data, int networks) {
    return new EasyAndHard(
        data,
        networks,
        CONDITIONS.stream()
            .map(condition -> new Kind(condition, wrong(data, condition.corruption(), networks)))
            .toList());
  }

  private static double[] wrong(Dataset data, Corruption corruption, int networks) {
    Experiment experiment =
        Experiment.of(new Mlp(1, 512)).on(data).with(corruption).batch(32).learningRate(0.005);
    ImageSet images = Training.corrupted(experiment, NOISE_SEED);
    int[] counts = new int[images.size()];
    LongStream.rangeClosed(1, networks)
        .mapToObj(seed -> afterOneEpoch(experiment.seed(seed), images))
        .forEachOrdered(
            right -> IntStream.range(0, counts.length).forEach(i -> counts[i] += right[i] ? 0 : 1));
    return Arrays.stream(counts).mapToDouble(count -> count / (double) networks).toArray();
  }

  private static boolean[] afterOneEpoch(Experiment experiment, ImageSet images) {
    try (Training training = Training.of(experiment, images)) {
      training.epoch();
      return training.right(images);
    }
  }

  /** Shares in ascending order, beside those of binomial counts of the same mean. */
  public Panels chart() {
    List<Chart> charts = new ArrayList<>();
    for (Kind kind : kinds) {
      int n = kind.wrong().length;
      double[] x = IntStream.range(0, n).mapToDouble(i -> (i + 0.5) / n).toArray();
      charts.add(
          Chart.of(
                  "easy-and-hard-" + kind.condition().key(),
                  kind.condition().title(),
                  Axis.of("share of examples, easiest first").between(0.0, 1.0),
                  Axis.of("share of networks that are wrong").between(0.0, 1.0))
              .with(
                  Line.solid(
                      kind.condition().key(),
                      kind.condition().title(),
                      x,
                      Arrays.stream(kind.wrong()).sorted().toArray()))
              .with(Line.dashed(kind.condition().key(), "binomial", x, binomial(kind)))
              .captioned(
                  "%s, %,d images, MLP 1x512, one epoch in batches of 32; %d networks (seeds) on each kind of data."
                      .formatted(dataset.name(), dataset.trainSize(), networks)));
    }
    return new Panels("easy-and-hard", "Real data have easy and hard examples", charts);
  }

  /** What the shares would be, in expectation, if all examples were alike. */
  private double[] binomial(Kind kind) {
    BinomialDistribution counts = new BinomialDistribution(null, networks, kind.mean());
    int n = kind.wrong().length;
    return IntStream.range(0, n)
        .mapToDouble(i -> counts.inverseCumulativeProbability((i + 0.5) / n) / (double) networks)
        .toArray();
  }

  /** How far from binomial each kind is. */
  public Table table() {
    Rows rows =
        new Rows(
            "After one epoch, " + networks + " networks",
            "data",
            "mean share wrong",
            "always right",
            "always wrong",
            "variance over binomial",
            "paper");
    List<String> paper = List.of("widely spread", "in between", "indistinguishable from binomial");
    for (int i = 0; i < kinds.size(); i++) {
      Kind kind = kinds.get(i);
      rows.add(
          kind.condition().title(),
          "%.3f".formatted(kind.mean()),
          "%d".formatted(Arrays.stream(kind.wrong()).filter(w -> w == 0).count()),
          "%d".formatted(Arrays.stream(kind.wrong()).filter(w -> w == 1).count()),
          "%.1f".formatted(kind.dispersion(networks)),
          paper.get(i));
    }
    return rows.table();
  }

  /** The claims of Arpit et al., each with a rule fixed before the runs. */
  public Table verdicts() {
    double[] dispersions = kinds.stream().mapToDouble(kind -> kind.dispersion(networks)).toArray();
    String here = "%.1f, %.1f and %.1f".formatted(dispersions[0], dispersions[1], dispersions[2]);
    return Verdict.table(
        List.of(
            new Verdict(
                "examples differ more in real data than under random labels, and least in random"
                    + " inputs",
                "variance over binomial: real data > random labels > random inputs",
                here,
                dispersions[0] > dispersions[1] && dispersions[1] > dispersions[2]),
            new Verdict(
                "random inputs are indistinguishable from binomial",
                "their variance is 0.8 to 1.5 times binomial",
                "%.1f".formatted(dispersions[2]),
                dispersions[2] >= 0.8 && dispersions[2] <= 1.5)));
  }
}
