package rethink.theory.kernel;

import java.util.List;
import java.util.Random;
import rethink.data.ImageSet;
import rethink.data.Shape;

/** Images made for tests. */
final class Made {
  private Made() {}

  /** Grey images of noise, and labels that have nothing to do with it. */
  static ImageSet noise(int n, int width, int classes, long seed) {
    Random random = new Random(seed);
    byte[][] images = new byte[n][width * width];
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      random.nextBytes(images[i]);
      labels[i] = i < classes ? i : random.nextInt(classes);
    }
    List<String> names =
        java.util.stream.IntStream.range(0, classes).mapToObj(c -> "c" + c).toList();
    return ImageSet.ofBytes(new Shape(width, width, 1), names, images, labels);
  }

  /** The same kernel matrix by the plain definition. */
  static Dense gram(ImageSet images, double gamma) {
    return Dense.of(
        images.size(), (i, j) -> Math.exp(-gamma * distance(images.pixels(i), images.pixels(j))));
  }

  /** Squared, on the scale 0..1; the sum is one of whole numbers, so it is exact. */
  static double distance(float[] a, float[] b) {
    long sum = 0;
    for (int k = 0; k < a.length; k++) {
      long difference = (long) a[k] - (long) b[k];
      sum += difference * difference;
    }
    return sum / (255.0 * 255.0);
  }

  /** A column for each class, 1 where the label is that class. */
  static double[] targets(int[] labels, int classes) {
    double[] targets = new double[labels.length * classes];
    for (int i = 0; i < labels.length; i++) {
      targets[labels[i] * labels.length + i] = 1;
    }
    return targets;
  }
}
