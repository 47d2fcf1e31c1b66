package rethink.theory.kernel;

import rethink.data.ImageSet;
import rethink.data.RandomStream;
import rethink.data.Shape;

/** Square patches of images, each brought to mean 0 and, unless it is flat, about variance 1. */
final class Patches {
  /** Added to the variance of pixels on the scale 0..255, so that noise is not blown up. */
  private static final float CONTRAST = 10;

  private final Shape shape;
  private final int side;
  private final int length;

  Patches(Shape shape, int side) {
    if (side < 1 || side > Math.min(shape.height(), shape.width())) {
      throw new IllegalArgumentException(
          "patches of side %d, wanted 1 to the side of images of %s".formatted(side, shape));
    }
    this.shape = shape;
    this.side = side;
    length = side * side * shape.channels();
  }

  /** Values of one patch. */
  int length() {
    return length;
  }

  int rows() {
    return shape.height() - side + 1;
  }

  int columns() {
    return shape.width() - side + 1;
  }

  /** Patches at random places of random images, one after the other. */
  float[] draw(ImageSet images, int count, RandomStream random) {
    float[] drawn = new float[count * length];
    for (int i = 0; i < count; i++) {
      float[] pixels = images.pixels(random.nextInt(images.size()));
      cut(pixels, random.nextInt(rows()), random.nextInt(columns()), drawn, i * length);
    }
    return drawn;
  }

  /** All patches of one image, row after row. */
  void all(float[] pixels, float[] target) {
    for (int y = 0, at = 0; y < rows(); y++) {
      for (int x = 0; x < columns(); x++, at += length) {
        cut(pixels, y, x, target, at);
      }
    }
  }

  private void cut(float[] pixels, int y, int x, float[] target, int at) {
    float sum = 0;
    float squares = 0;
    for (int c = 0, to = at; c < shape.channels(); c++) {
      for (int i = 0; i < side; i++, to += side) {
        int from = c * shape.area() + (y + i) * shape.width() + x;
        for (int k = 0; k < side; k++) {
          float value = pixels[from + k];
          target[to + k] = value;
          sum += value;
          squares += value * value;
        }
      }
    }
    float mean = sum / length;
    float variance = Math.max(0, squares / length - mean * mean);
    float factor = 1 / (float) Math.sqrt(variance + CONTRAST);
    for (int i = at; i < at + length; i++) {
      target[i] = (target[i] - mean) * factor;
    }
  }
}
