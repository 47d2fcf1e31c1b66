package rethink.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Labelled images, immutable. Pixels are bytes (0..255, as read from files) or floats on the same
 * scale (what a Gaussian draws), held in memory or, if there are too many, read when asked for;
 * each image is channel after channel, row after row ("CHW").
 */
public final class ImageSet {
  private final Shape shape;
  private final List<String> classes;
  private final Pixels pixels;
  private final int[] labels;

  private ImageSet(Shape shape, List<String> classes, Pixels pixels, int[] labels) {
    if (pixels.images() != labels.length) {
      throw new IllegalArgumentException(
          "%d images but %d labels; each image needs one label"
              .formatted(pixels.images(), labels.length));
    }
    for (int i = 0; i < labels.length; i++) {
      if (pixels.values(i) != shape.size()) {
        throw new IllegalArgumentException(
            "image %d has %d values, wanted %d for shape %s"
                .formatted(i, pixels.values(i), shape.size(), shape));
      }
      if (labels[i] < 0 || labels[i] >= classes.size()) {
        throw new IllegalArgumentException(
            "label of image %d is %d, wanted 0..%d".formatted(i, labels[i], classes.size() - 1));
      }
    }
    this.shape = shape;
    this.classes = List.copyOf(classes);
    this.pixels = pixels;
    this.labels = labels;
  }

  /**
   * Images of bytes, each CHW. The arrays are taken over, not copied: the caller must not change
   * them afterwards.
   */
  public static ImageSet ofBytes(Shape shape, List<String> classes, byte[][] images, int[] labels) {
    return new ImageSet(shape, classes, new Pixels.Bytes(images), labels);
  }

  /** Images of floats on the scale 0..255, each CHW. The arrays are taken over, not copied. */
  public static ImageSet ofFloats(
      Shape shape, List<String> classes, float[][] images, int[] labels) {
    return new ImageSet(shape, classes, new Pixels.Floats(images), labels);
  }

  /** Images of bytes that are read whenever they are asked for. */
  static ImageSet reading(Shape shape, List<String> classes, ImageSource source, int[] labels) {
    return new ImageSet(shape, classes, new ReadPixels(source, shape.size()), labels);
  }

  public int size() {
    return labels.length;
  }

  public Shape shape() {
    return shape;
  }

  public List<String> classes() {
    return classes;
  }

  public int label(int image) {
    return labels[image];
  }

  /** A copy of all labels. */
  public int[] labels() {
    return labels.clone();
  }

  /** Whether pixels are whole numbers 0..255. */
  public boolean isBytes() {
    return pixels.areBytes();
  }

  /**
   * What stands for the content of images that are not in memory, such as the names and lengths of
   * their files; empty for those in memory.
   */
  Optional<String> fingerprint() {
    return pixels instanceof ReadPixels read
        ? Optional.of(read.source().fingerprint())
        : Optional.empty();
  }

  /** Says which images are asked for next, so that they may be read meanwhile. */
  public void expect(int[] images) {
    if (pixels instanceof ReadPixels read) {
      read.expect(images);
    }
  }

  /**
   * Writes the pixels of one image, CHW on the scale 0..255, to {@code target} from {@code offset}
   * on.
   */
  public void copyPixels(int image, float[] target, int offset) {
    pixels.copy(image, target, offset);
  }

  /**
   * Writes the pixels of one image of bytes, CHW, to {@code target}.
   *
   * @throws IllegalStateException if pixels are not {@linkplain #isBytes() bytes}
   */
  public void copyBytes(int image, byte[] target) {
    pixels.copyBytes(image, target);
  }

  /** The pixels of one image as a new array, CHW on the scale 0..255. */
  public float[] pixels(int image) {
    float[] values = new float[shape.size()];
    copyPixels(image, values, 0);
    return values;
  }

  /** The first {@code n} images. */
  public ImageSet first(int n) {
    if (n < 1 || n > size()) {
      throw new IllegalArgumentException(
          "asked for the first %d images of a set of %d; choose 1..%d"
              .formatted(n, size(), size()));
    }
    return between(0, n);
  }

  /** The images from one index on to before another. */
  public ImageSet between(int from, int to) {
    if (from < 0 || to <= from || to > size()) {
      throw new IllegalArgumentException(
          "asked for images %d to before %d of a set of %d; choose an ascending range in 0..%d"
              .formatted(from, to, size(), size()));
    }
    return new ImageSet(
        shape, classes, pixels.between(from, to), Arrays.copyOfRange(labels, from, to));
  }

  /** The same images under other labels. */
  public ImageSet withLabels(int[] newLabels) {
    return new ImageSet(shape, classes, pixels, newLabels.clone());
  }

  /**
   * The same images with their values put in another order: value {@code i} of image {@code k}
   * becomes value {@code order(k)[i]} of the old image.
   *
   * @param order gives the same for an image whenever it is asked
   */
  public ImageSet rearranged(IntFunction<int[]> order) {
    return new ImageSet(shape, classes, pixels.rearranged(order), labels);
  }

  /**
   * The central {@code height} x {@code width} of each image (paper, appendix A: 28x28 of 32x32).
   */
  public ImageSet centerCrop(int height, int width) {
    if (height == shape.height() && width == shape.width()) {
      return this;
    }
    if (height > shape.height() || width > shape.width()) {
      throw new IllegalArgumentException(
          "crop of %dx%d is larger than images of %s".formatted(height, width, shape));
    }
    int top = (shape.height() - height) / 2;
    int left = (shape.width() - width) / 2;
    Shape cropped = new Shape(height, width, shape.channels());
    int[] from = new int[cropped.size()];
    for (int c = 0, i = 0; c < shape.channels(); c++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++, i++) {
          from[i] = c * shape.area() + (top + y) * shape.width() + left + x;
        }
      }
    }
    return new ImageSet(cropped, classes, pixels.rearranged(image -> from), labels);
  }
}
