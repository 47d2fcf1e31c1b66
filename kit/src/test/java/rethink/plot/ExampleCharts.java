package rethink.plot;

import java.util.List;
import java.util.stream.IntStream;
import rethink.data.ImageSet;
import rethink.data.RandomStream;
import rethink.data.Shape;

/** Charts and pictures like those the kit draws, from made-up numbers. */
final class ExampleCharts {
  private static final List<String> CONDITIONS =
      List.of(
          "true-labels", "random-labels", "shuffled-pixels", "random-pixels", "gaussian-pixels");
  private static final double[] HALF_WAY = {1.0, 10.5, 2.0, 5.1, 4.6};

  private ExampleCharts() {}

  /** Five training curves over three seeds with bands, and the paper's beside each. */
  static Chart learningCurves() {
    Chart chart =
        Chart.of(
            "figure1a",
            "Average training loss of a small Inception",
            Axis.of("thousand steps"),
            Axis.of("average loss"));
    for (int c = 0; c < CONDITIONS.size(); c++) {
      String key = CONDITIONS.get(c);
      double middle = HALF_WAY[c];
      List<Line> runs =
          IntStream.range(0, 3)
              .mapToObj(seed -> decay(key, middle * (1 + 0.1 * seed), 64, seed))
              .toList();
      Bands bands = Bands.of(runs);
      Line paper = decay(key, middle, 16, 9);
      chart =
          chart
              .with(bands)
              .with(Line.dashed(key, "paper", paper.x(), paper.y()))
              .captioned(bands.describe() + " Dashed: read off the paper's Figure 1a.");
    }
    return chart;
  }

  /** Time to fit against label noise: three networks, few points, logarithmic. */
  static Chart timeToFit() {
    Chart chart =
        Chart.of(
            "figure1b",
            "Time to fit",
            Axis.of("share of labels corrupted"),
            Axis.log("epochs until fitted"));
    int network = 0;
    for (String key : List.of("inception", "alexnet", "mlp-1x512")) {
      double growth = 1 + network++;
      double[] p = IntStream.rangeClosed(0, 10).mapToDouble(i -> i / 10.0).toArray();
      double[] epochs = new double[p.length];
      for (int i = 0; i < p.length; i++) {
        epochs[i] = 8 * growth * Math.exp(p[i] * 3 / growth);
      }
      chart = chart.with(Line.solid(key, key, p, epochs));
    }
    return chart;
  }

  /** A tile of every colour, byte and float rows, one wrong label. */
  static ImageGrid pictures() {
    Shape shape = new Shape(32, 32, 3);
    RandomStream random = RandomStream.of(1, "pictures");
    int n = 10;
    byte[][] bytes = new byte[n][shape.size()];
    float[][] noise = new float[n][shape.size()];
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < shape.size(); i++) {
        int channel = i / shape.area();
        int ramp = i % shape.area() / shape.width() * 8;
        bytes[k][i] = (byte) ((k >> channel & 1) == 1 ? 255 - ramp : ramp / 4);
        noise[k][i] = (float) (128 + 80 * random.nextGaussian());
      }
    }
    List<String> classes =
        List.of(
            "plane", "car", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "automobile");
    int[] labels = IntStream.range(0, n).toArray();
    ImageSet truth = ImageSet.ofBytes(shape, classes, bytes, labels);
    int[] randomLabels = IntStream.range(0, n).map(i -> i % 3 == 0 ? i : (i + 2) % n).toArray();
    return ImageGrid.of("corruptions", "Ten images under each corruption")
        .with("true labels", truth, truth, n)
        .with("random labels", truth.withLabels(randomLabels), truth, n)
        .with("Gaussian pixels", ImageSet.ofFloats(shape, classes, noise, labels), n)
        .captioned("Labels that are not the true one are red.");
  }

  private static Line decay(String key, double middle, int points, int seed) {
    RandomStream random = RandomStream.of(seed, key);
    double[] x = new double[points];
    double[] y = new double[points];
    for (int i = 0; i < points; i++) {
      x[i] = (i + 1) * 25.0 / points;
      y[i] = 2.3 / (1 + Math.exp((x[i] - middle) * 4 / Math.sqrt(middle)));
      y[i] *= 1 + 0.03 * random.nextGaussian();
    }
    return Line.solid(key, key.replace('-', ' '), x, y);
  }
}
