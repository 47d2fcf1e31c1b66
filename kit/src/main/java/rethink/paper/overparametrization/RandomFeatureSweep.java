package rethink.paper.overparametrization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import rethink.corrupt.RandomLabels;
import rethink.data.Dataset;
import rethink.data.ImageSet;
import rethink.data.Split;
import rethink.paper.Rows;
import rethink.paper.Scale;
import rethink.paper.Spread;
import rethink.paper.Verdict;
import rethink.plot.Axis;
import rethink.plot.Bands;
import rethink.plot.Chart;
import rethink.plot.Line;
import rethink.plot.Panels;
import rethink.progress.InParallel;
import rethink.theory.linear.MinimumNorm;
import rethink.theory.linear.RandomReluFeatures;
import rethink.theory.linear.Vectors;
import tech.tablesaw.api.Table;

/**
 * The width sweep where it can be solved: a hidden layer that is drawn and kept, and above it the
 * least-squares solution of minimum norm for one-hot labels (Belkin et al. 2019). It interpolates
 * from as many units as images on.
 *
 * @param features numbers of hidden units, ascending; one of them is the number of images
 */
public record RandomFeatureSweep(
    Dataset dataset, List<Integer> features, List<Long> seeds, List<Fit> fits) {
  private static final List<Double> SHARES =
      List.of(0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 2.0, 4.0, 10.0);

  /**
   * One solution.
   *
   * @param train error on the labels it was fitted to
   * @param test error on true labels
   * @param norm of all weights of the output layer
   */
  record Fit(int features, double noise, long seed, double train, double test, double norm) {}

  /** Solves all of them, for 320 images at quick scale and 2,000 at others. */
  public static RandomFeatureSweep measure(Scale scale) {
    Dataset data =
        Dataset.current()
            .first(scale.choose(40, 320, 2_000))
            .testFirst(scale.choose(100, 1_000, 1_000));
    List<Integer> features =
        SHARES.stream().map(share -> (int) Math.round(share * data.trainSize())).toList();
    List<Long> seeds = scale.seeds();
    Map<Long, List<Fit>> fits = new ConcurrentHashMap<>();
    InParallel.each(
        "least squares on random features",
        seeds.size(),
        i -> fits.put(seeds.get(i), solve(data, features, seeds.get(i))));
    return new RandomFeatureSweep(
        data, features, seeds, seeds.stream().flatMap(seed -> fits.get(seed).stream()).toList());
  }

  static List<Fit> solve(Dataset data, List<Integer> features, long seed) {
    ImageSet train = data.train().centerCrop(28, 28);
    ImageSet test = data.test().centerCrop(28, 28);
    RandomReluFeatures all =
        RandomReluFeatures.draw(features.get(features.size() - 1), train.shape().size(), seed);
    double[][] onTrain = all.of(points(train));
    double[][] onTest = all.of(points(test));
    List<int[]> labels =
        WidthSweep.NOISE.stream()
            .map(noise -> new RandomLabels(noise).apply(train, Split.TRAIN, seed).labels())
            .toList();
    int classes = train.classes().size();
    double[][] targets =
        labels.stream()
            .flatMap(each -> IntStream.range(0, classes).mapToObj(k -> oneAgainstRest(each, k)))
            .toArray(double[][]::new);
    List<Fit> fits = new ArrayList<>();
    for (int width : features) {
      double[][] x = first(onTrain, width);
      double[][] xTest = first(onTest, width);
      double[][] weights = MinimumNorm.each(x, targets);
      for (int i = 0; i < labels.size(); i++) {
        double[][] own = Arrays.copyOfRange(weights, i * classes, (i + 1) * classes);
        fits.add(
            new Fit(
                width,
                WidthSweep.NOISE.get(i),
                seed,
                error(x, own, labels.get(i)),
                error(xTest, own, test.labels()),
                Vectors.norm(Arrays.stream(own).mapToDouble(Vectors::norm).toArray())));
      }
    }
    return fits;
  }

  /** Each image less its mean, of length one. */
  private static double[][] points(ImageSet images) {
    double[][] points = new double[images.size()][];
    for (int i = 0; i < points.length; i++) {
      float[] pixels = images.pixels(i);
      double mean =
          IntStream.range(0, pixels.length).mapToDouble(k -> pixels[k]).average().orElse(0);
      double[] centred =
          IntStream.range(0, pixels.length).mapToDouble(k -> pixels[k] - mean).toArray();
      double norm = Math.max(Vectors.norm(centred), 1);
      points[i] = Arrays.stream(centred).map(value -> value / norm).toArray();
    }
    return points;
  }

  private static double[] oneAgainstRest(int[] labels, int label) {
    return Arrays.stream(labels).mapToDouble(each -> each == label ? 1 : 0).toArray();
  }

  private static double[][] first(double[][] rows, int columns) {
    return Arrays.stream(rows).map(row -> Arrays.copyOf(row, columns)).toArray(double[][]::new);
  }

  private static double error(double[][] x, double[][] weights, int[] labels) {
    int wrong = 0;
    for (int i = 0; i < x.length; i++) {
      double[] row = x[i];
      double[] outputs = Arrays.stream(weights).mapToDouble(w -> Vectors.dot(row, w)).toArray();
      double own = outputs[labels[i]];
      wrong += Arrays.stream(outputs).anyMatch(other -> other > own) ? 1 : 0;
    }
    return wrong / (double) x.length;
  }

  /** Errors and norms against the number of features. */
  public Panels chart() {
    Axis error = Axis.of("error").between(0.0, 1.0);
    return Panels.of(
        "random-features",
        "The same sweep solved exactly: random features and least squares",
        chart("random-features-error", "errors, 20 % random labels", error)
            .with(bands(0.2, "train", "training", Fit::train))
            .with(bands(0.2, "test", "test", Fit::test))
            .captioned(
                "%s, %,d images, %,d test images with true labels. %s"
                    .formatted(
                        dataset.name(),
                        dataset.trainSize(),
                        dataset.testSize(),
                        Bands.describe(seeds.size()))),
        chart("random-features-test", "test error", error)
            .with(bands(0, "true-labels", "true labels", Fit::test))
            .with(bands(0.2, "random-labels", "20 % random labels", Fit::test)),
        chart("random-features-norm", "norm of the weights", Axis.log("norm"))
            .with(bands(0, "true-labels", "true labels", Fit::norm))
            .with(bands(0.2, "random-labels", "20 % random labels", Fit::norm)));
  }

  private static Chart chart(String name, String title, Axis y) {
    return Chart.of(name, title, Axis.log("features per training image"), y);
  }

  private Bands bands(double noise, String key, String label, ToDoubleFunction<Fit> value) {
    double[] x =
        features.stream().mapToDouble(width -> width / (double) dataset.trainSize()).toArray();
    return Bands.of(
        seeds.stream()
            .map(
                seed ->
                    Line.solid(
                        key,
                        label,
                        x,
                        fits.stream()
                            .filter(fit -> fit.seed() == seed && fit.noise() == noise)
                            .mapToDouble(value)
                            .toArray()))
            .toList());
  }

  /** Errors and norms. */
  public Table table() {
    Rows rows =
        new Rows(
            "Random features",
            "features",
            "per image",
            "test error, true labels",
            "training error, 20 % random",
            "test error, 20 % random",
            "norm, 20 % random");
    for (int width : features) {
      rows.add(
          "%,d".formatted(width),
          "%.2f".formatted(width / (double) dataset.trainSize()),
          spread(width, 0, Fit::test).toString("%.3f"),
          spread(width, 0.2, Fit::train).toString("%.3f"),
          spread(width, 0.2, Fit::test).toString("%.3f"),
          spread(width, 0.2, Fit::norm).toString("%.1f"));
    }
    return rows.table();
  }

  /** The claims of Belkin et al., each with a rule fixed before the solves. */
  public Table verdicts() {
    double[] noisy = test(0.2);
    double[] clean = test(0);
    int top = IntStream.range(0, noisy.length).reduce(0, (a, b) -> noisy[b] > noisy[a] ? b : a);
    int peak = features.get(top);
    int first = features.indexOf(dataset.trainSize());
    double before = Arrays.stream(clean, 0, first).min().orElseThrow();
    double after = Arrays.stream(clean, first + 1, clean.length).min().orElseThrow();
    double gained =
        fits.stream()
            .filter(fit -> fit.features() == dataset.trainSize())
            .mapToDouble(fit -> fit.test() - widest(fit))
            .min()
            .orElse(Double.NaN);
    return Verdict.table(
        List.of(
            new Verdict(
                "test error is largest where there are as many features as images",
                "with noise the largest mean test error is there",
                "largest at %,d features of %,d images".formatted(peak, dataset.trainSize()),
                peak == dataset.trainSize()),
            new Verdict(
                "it falls beyond",
                "every seed's test error there is above its own at the widest, with and without"
                    + " noise",
                "at least %+.3f".formatted(gained),
                gained > 0),
            new Verdict(
                "the second descent goes below the first",
                "with true labels the lowest mean test error beyond is below the lowest before",
                "%.3f beyond, %.3f before".formatted(after, before),
                after < before)));
  }

  private double widest(Fit like) {
    return fits.stream()
        .filter(fit -> fit.seed() == like.seed() && fit.noise() == like.noise())
        .filter(fit -> fit.features() == features.get(features.size() - 1))
        .mapToDouble(Fit::test)
        .findFirst()
        .orElse(Double.NaN);
  }

  private double[] test(double noise) {
    return features.stream().mapToDouble(width -> spread(width, noise, Fit::test).mean()).toArray();
  }

  private Spread spread(int width, double noise, ToDoubleFunction<Fit> value) {
    return Spread.of(
        fits.stream()
            .filter(fit -> fit.features() == width && fit.noise() == noise)
            .mapToDouble(value)
            .toArray());
  }
}
