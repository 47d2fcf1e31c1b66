package rethink.data;

import java.util.Arrays;
import java.util.List;

/**
 * Labelled images, immutable. Pixels are held either as bytes (0..255, as read from files) or as
 * floats on the same scale (what a Gaussian draws); each image is channel after channel, row after
 * row ("CHW").
 */
public final class ImageSet {
  private final Shape shape;
  private final List<String> classes;
  private final byte[][] bytes;
  private final float[][] floats;
  private final int[] labels;

  private ImageSet(
      Shape shape, List<String> classes, byte[][] bytes, float[][] floats, int[] labels) {
    int images = bytes != null ? bytes.length : floats.length;
    if (images != labels.length) {
      throw new IllegalArgumentException(
          "%d images but %d labels; each image needs one label".formatted(images, labels.length));
    }
    for (int i = 0; i < images; i++) {
      int length = bytes != null ? bytes[i].length : floats[i].length;
      if (length != shape.size()) {
        throw new IllegalArgumentException(
            "image %d has %d values, wanted %d for shape %s"
                .formatted(i, length, shape.size(), shape));
      }
      if (labels[i] < 0 || labels[i] >= classes.size()) {
        throw new IllegalArgumentException(
            "label of image %d is %d, wanted 0..%d".formatted(i, labels[i], classes.size() - 1));
      }
    }
    this.shape = shape;
    this.classes = List.copyOf(classes);
    this.bytes = bytes;
    this.floats = floats;
    this.labels = labels;
  }

  /**
   * Images of bytes, each CHW. The arrays are taken over, not copied: the caller must not change
   * them afterwards.
   */
  public static ImageSet ofBytes(Shape shape, List<String> classes, byte[][] images, int[] labels) {
    return new ImageSet(shape, classes, images, null, labels);
  }

  /** Images of floats on the scale 0..255, each CHW. The arrays are taken over, not copied. */
  public static ImageSet ofFloats(
      Shape shape, List<String> classes, float[][] images, int[] labels) {
    return new ImageSet(shape, classes, null, images, labels);
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
    return bytes != null;
  }

  /**
   * Writes the pixels of one image, CHW on the scale 0..255, to {@code target} from {@code offset}
   * on.
   */
  public void copyPixels(int image, float[] target, int offset) {
    if (bytes == null) {
      System.arraycopy(floats[image], 0, target, offset, shape.size());
      return;
    }
    byte[] source = bytes[image];
    for (int i = 0; i < source.length; i++) {
      target[offset + i] = source[i] & 0xFF;
    }
  }

  /** The pixels of one image as a new array, CHW on the scale 0..255. */
  public float[] pixels(int image) {
    float[] pixels = new float[shape.size()];
    copyPixels(image, pixels, 0);
    return pixels;
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
        shape,
        classes,
        bytes == null ? null : Arrays.copyOfRange(bytes, from, to),
        floats == null ? null : Arrays.copyOfRange(floats, from, to),
        Arrays.copyOfRange(labels, from, to));
  }

  /** The same images under other labels. */
  public ImageSet withLabels(int[] newLabels) {
    return new ImageSet(shape, classes, bytes, floats, newLabels.clone());
  }

  /**
   * The same images with their values put in another order: value {@code i} of image {@code k}
   * becomes value {@code order(k)[i]} of the old image.
   */
  public ImageSet rearranged(java.util.function.IntFunction<int[]> order) {
    byte[][] newBytes = bytes == null ? null : new byte[size()][];
    float[][] newFloats = floats == null ? null : new float[size()][];
    for (int k = 0; k < size(); k++) {
      int[] from = order.apply(k);
      if (bytes != null) {
        newBytes[k] = new byte[from.length];
        for (int i = 0; i < from.length; i++) {
          newBytes[k][i] = bytes[k][from[i]];
        }
      } else {
        newFloats[k] = new float[from.length];
        for (int i = 0; i < from.length; i++) {
          newFloats[k][i] = floats[k][from[i]];
        }
      }
    }
    return new ImageSet(shape, classes, newBytes, newFloats, labels);
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
    byte[][] newBytes = bytes == null ? null : new byte[size()][from.length];
    float[][] newFloats = floats == null ? null : new float[size()][from.length];
    for (int k = 0; k < size(); k++) {
      for (int i = 0; i < from.length; i++) {
        if (bytes != null) {
          newBytes[k][i] = bytes[k][from[i]];
        } else {
          newFloats[k][i] = floats[k][from[i]];
        }
      }
    }
    return new ImageSet(cropped, classes, newBytes, newFloats, labels);
  }
}
