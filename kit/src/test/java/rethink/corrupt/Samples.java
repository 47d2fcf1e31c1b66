package rethink.corrupt;

import java.util.List;
import java.util.stream.IntStream;
import rethink.data.ImageSet;
import rethink.data.RandomStream;
import rethink.data.Shape;

/** Small sets of images to corrupt. */
final class Samples {
  private Samples() {}

  /** Random bytes under random labels. */
  static ImageSet random(int n, Shape shape, int classes) {
    RandomStream random = RandomStream.of(99, "sample");
    byte[][] images = new byte[n][shape.size()];
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      labels[i] = random.nextInt(classes);
      for (int j = 0; j < shape.size(); j++) {
        images[i][j] = (byte) random.nextInt(256);
      }
    }
    return ImageSet.ofBytes(shape, names(classes), images, labels);
  }

  /** Value {@code i} of image {@code k} is {@code 20 k + i}, its label {@code k} modulo 4. */
  static ImageSet counting(int n, Shape shape) {
    byte[][] images = new byte[n][shape.size()];
    int[] labels = new int[n];
    for (int k = 0; k < n; k++) {
      labels[k] = k % 4;
      for (int i = 0; i < shape.size(); i++) {
        images[k][i] = (byte) (20 * k + i);
      }
    }
    return ImageSet.ofBytes(shape, names(4), images, labels);
  }

  private static List<String> names(int classes) {
    return IntStream.range(0, classes).mapToObj(i -> "class " + i).toList();
  }
}
