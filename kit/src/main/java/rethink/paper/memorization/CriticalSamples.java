package rethink.paper.memorization;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import rethink.corrupt.GaussianPixels;
import rethink.corrupt.RandomLabels;
import rethink.corrupt.TrueLabels;
import rethink.data.Dataset;
import rethink.data.ImageSet;
import rethink.model.Mlp;
import rethink.paper.Rows;
import rethink.paper.Scale;
import rethink.paper.Spread;
import rethink.paper.Verdict;
import rethink.paper.randomization.Condition;
import rethink.plot.Axis;
import rethink.plot.Bands;
import rethink.plot.Chart;
import rethink.plot.Line;
import rethink.plot.Panels;
import rethink.theory.sensitivity.CriticalSampleSearch;
import rethink.theory.sensitivity.MlpFunction;
import rethink.train.Experiment;
import rethink.train.Training;
import tech.tablesaw.api.Table;

/**
 * The critical sample ratio of Arpit et al. (2017, section 4): the share of training images near
 * which a network changes its answer, over epochs, on real data and on noise. Theirs is a
 * convolutional network and a radius of 0.3 on the scale 0..255; ours is a small MLP.
 *
 * @param images how many are asked about
 * @param radii of the box around an image, on the scale 0..255
 */
public record CriticalSamples(
    Dataset dataset, int images, List<Double> radii, List<Long> seeds, List<Ratio> ratios) {
  private static final Mlp MODEL = new Mlp(1, 128);
  private static final List<Double> RADII = List.of(0.3, 1.0, 3.0);
  private static final List<Condition> CONDITIONS =
      List.of(
          new Condition(new TrueLabels(), "real data"),
          new Condition(RandomLabels.all(), "random labels"),
          new Condition(new GaussianPixels(), "random inputs"));

  /** What was found after an epoch. */
  record Ratio(Condition condition, long seed, int epoch, double radius, double critical) {}

  /** Trains three networks on each kind of data, on 400 images for 20 epochs at quick scale. */
  public static CriticalSamples measure(Scale scale) {
    return measure(
        Dataset.current().first(scale.choose(32, 400, 4_000)),
        scale.choose(5, 100, 500),
        scale.choose(List.of(1, 2), List.of(1, 2, 4, 8, 14, 20), List.of(1, 2, 4, 8, 16, 32, 60)),
        scale.seeds());
  }

  static CriticalSamples measure(Dataset data, int images, List<Integer> epochs, List<Long> seeds) {
    List<Ratio> ratios =
        seeds.stream()
            .flatMap(
                seed ->
                    CONDITIONS.stream()
                        .flatMap(
                            condition -> watch(data, images, epochs, seed, condition).stream()))
            .toList();
    return new CriticalSamples(data, images, RADII, seeds, ratios);
  }

  private static List<Ratio> watch(
      Dataset data, int images, List<Integer> epochs, long seed, Condition condition) {
    Experiment experiment =
        Experiment.of(MODEL)
            .on(data)
            .with(condition.corruption())
            .batch(32)
            .learningRate(0.005)
            .decay(1)
            .seed(seed);
    List<Ratio> ratios = new ArrayList<>();
    try (Training training = Training.of(experiment)) {
      ImageSet asked = training.images().first(images);
      INDArray inputs = Training.inputs(asked);
      for (int epoch = 1; epoch <= epochs.get(epochs.size() - 1); epoch++) {
        training.epoch();
        if (epochs.contains(epoch)) {
          MlpFunction network = MlpFunction.of(MODEL, training.network());
          for (double radius : RADII) {
            double[] whitened = whitened(asked, radius);
            double found = CriticalSampleSearch.ofArpit().ratio(network, inputs, whitened, seed);
            ratios.add(new Ratio(condition, seed, epoch, radius, found));
          }
        }
      }
    }
    return ratios;
  }

  /** A radius in pixels as one in whitened values, which are divided by each image's deviation. */
  private static double[] whitened(ImageSet images, double radius) {
    return IntStream.range(0, images.size())
        .mapToDouble(i -> radius / Training.deviation(images, i))
        .toArray();
  }

  /** The ratio against epochs, a panel for each radius. */
  public Panels chart() {
    List<Chart> charts = new ArrayList<>();
    for (double radius : radii) {
      Chart chart =
          Chart.of(
                  "critical-samples-" + text(radius).replace('.', '-'),
                  "radius %s of 255".formatted(text(radius)),
                  Axis.of("epoch"),
                  Axis.of("critical sample ratio").between(0.0, 1.0))
              .captioned(
                  "%s, %,d images, MLP 1x%d; the first %d training images. %s"
                      .formatted(
                          dataset.name(),
                          dataset.trainSize(),
                          MODEL.width(),
                          images,
                          Bands.describe(seeds.size())));
      for (Condition condition : CONDITIONS) {
        chart = chart.with(Bands.of(lines(condition, radius)));
      }
      charts.add(chart);
    }
    return new Panels(
        "critical-samples", "Near how many training images the answer changes", charts);
  }

  private List<Line> lines(Condition condition, double radius) {
    return seeds.stream()
        .map(
            seed -> {
              List<Ratio> some =
                  ratios.stream()
                      .filter(r -> r.seed() == seed && r.radius() == radius)
                      .filter(r -> r.condition().equals(condition))
                      .toList();
              return Line.solid(
                  condition.key(),
                  condition.title(),
                  some.stream().mapToDouble(Ratio::epoch).toArray(),
                  some.stream().mapToDouble(Ratio::critical).toArray());
            })
        .toList();
  }

  /** The ratio after the last epoch. */
  public Table table() {
    Rows rows =
        new Rows(
            "Critical sample ratio, last epoch",
            "radius, of 255",
            "real data",
            "random labels",
            "random inputs",
            "paper");
    for (double radius : radii) {
      rows.add(
          text(radius),
          last(CONDITIONS.get(0), radius).toString("%.3f"),
          last(CONDITIONS.get(1), radius).toString("%.3f"),
          last(CONDITIONS.get(2), radius).toString("%.3f"),
          "noise above real");
    }
    return rows.table();
  }

  /** The claims of Arpit et al., each with a rule fixed before the runs. */
  public Table verdicts() {
    List<Verdict> verdicts = new ArrayList<>();
    for (Condition noise : CONDITIONS.subList(1, CONDITIONS.size())) {
      List<String> higher = new ArrayList<>();
      int telling = 0;
      for (double radius : radii) {
        double real = last(CONDITIONS.get(0), radius).mean();
        double here = last(noise, radius).mean();
        if (Math.max(real, here) > 0.02 && Math.min(real, here) < 0.98) {
          telling++;
          if (here > real) {
            higher.add(text(radius));
          }
        }
      }
      verdicts.add(
          new Verdict(
              "there are more critical samples on %s than on real data".formatted(noise.title()),
              "after the last epoch the mean ratio is higher at every radius at which not both are"
                  + " below 0.02 or above 0.98, and there is such a radius",
              higher.isEmpty()
                  ? "at none of %d radii".formatted(telling)
                  : "at %s of 255".formatted(String.join(", ", higher)),
              telling > 0 && higher.size() == telling));
    }
    return Verdict.table(verdicts);
  }

  private Spread last(Condition condition, double radius) {
    int epoch = ratios.stream().mapToInt(Ratio::epoch).max().orElseThrow();
    return Spread.of(
        ratios.stream()
            .filter(r -> r.epoch() == epoch && r.radius() == radius)
            .filter(r -> r.condition().equals(condition))
            .mapToDouble(Ratio::critical)
            .toArray());
  }

  private static String text(double radius) {
    return String.format(Locale.ROOT, radius == Math.rint(radius) ? "%.0f" : "%.1f", radius);
  }
}
