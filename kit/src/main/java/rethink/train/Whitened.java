package rethink.train;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import rethink.data.ImageSet;
import rethink.layer.Floats;

/**
 * Images ready for a network: each minus its own mean, divided by its own standard deviation
 * (paper, appendix A; TensorFlow's per_image_standardization, whose deviation is at least
 * 1/sqrt(values) on the scale 0..1). One thread at a time.
 */
final class Whitened {
  private final ImageSet images;

  private final Pixels pixels;

  /** Mean and deviation of each image once it was asked for; null where images change. */
  private final float[] moments;

  private final float[] table = new float[256];

  /** The newest image. */
  private final byte[] bytes;

  private final float[] planes;

  /** Of the newest batch, kept because a new array of this size costs more than to fill it. */
  private float[] values = {};

  /** Where the pixels of an image come from. */
  interface Pixels {
    /** Writes one image, CHW on the scale 0..255. */
    void copy(int image, float[] target);
  }

  /** Images that are the same whenever they are asked for. */
  Whitened(ImageSet images) {
    this(
        images,
        (image, target) -> images.copyPixels(image, target, 0),
        new float[2 * images.size()]);
    Arrays.fill(moments, Float.NaN);
  }

  /** Images of the set's shape and labels that look otherwise each time. */
  Whitened(ImageSet images, Pixels pixels) {
    this(images, pixels, null);
  }

  private Whitened(ImageSet images, Pixels pixels, float[] moments) {
    this.images = images;
    this.pixels = pixels;
    this.moments = moments;
    bytes = new byte[images.shape().size()];
    planes = new float[images.shape().size()];
  }

  int size() {
    return images.size();
  }

  /**
   * The images at positions {@code from} to {@code to} (excluded) of an order, as [batch, height,
   * width, channels]. As many after them are expected next.
   */
  INDArray features(int[] order, int from, int to) {
    images.expect(Arrays.copyOfRange(order, to, Math.min(order.length, 2 * to - from)));
    int size = images.shape().size();
    if (values.length != (to - from) * size) {
      values = new float[(to - from) * size];
    }
    for (int i = from; i < to; i++) {
      if (moments != null && images.isBytes()) {
        lookUp(order[i], (i - from) * size);
      } else {
        pixels.copy(order[i], planes);
        whiten(planes, 0, size);
        interleave((i - from) * size);
      }
    }
    long[] shape = {
      to - from, images.shape().height(), images.shape().width(), images.shape().channels()
    };
    return Floats.array(values, shape);
  }

  /** An image of bytes has 256 values at most: each is whitened once, to the same bits. */
  private void lookUp(int image, int to) {
    images.copyBytes(image, bytes);
    if (Float.isNaN(moments[2 * image])) {
      pixels.copy(image, planes);
      moments[2 * image] = mean(planes, 0, planes.length);
      moments[2 * image + 1] = deviation(planes, 0, planes.length, moments[2 * image]);
    }
    float mean = moments[2 * image];
    float deviation = moments[2 * image + 1];
    for (int value = 0; value < table.length; value++) {
      table[value] = (value - mean) / deviation;
    }
    interleave(bytes, table, images.shape().channels(), values, to);
  }

  /** Looks up channel after channel and writes pixel after pixel. */
  private static void interleave(byte[] from, float[] table, int channels, float[] target, int to) {
    int area = from.length / channels;
    for (int c = 0; c < channels; c++) {
      int place = to + c;
      for (int k = c * area; k < (c + 1) * area; k++, place += channels) {
        target[place] = table[from[k] & 0xFF];
      }
    }
  }

  /** Turns channel after channel into pixel after pixel. */
  private void interleave(int to) {
    int channels = images.shape().channels();
    int area = planes.length / channels;
    for (int c = 0; c < channels; c++) {
      for (int k = 0; k < area; k++) {
        values[to + k * channels + c] = planes[c * area + k];
      }
    }
  }

  /** Their labels as one-hot rows, [batch, classes]. */
  INDArray labels(int[] order, int from, int to) {
    int classes = images.classes().size();
    float[] values = new float[(to - from) * classes];
    for (int i = from; i < to; i++) {
      values[(i - from) * classes + images.label(order[i])] = 1;
    }
    return Floats.array(values, to - from, classes);
  }

  static void whiten(float[] values, int from, int size) {
    float mean = mean(values, from, size);
    float deviation = deviation(values, from, size, mean);
    for (int i = from; i < from + size; i++) {
      values[i] = (values[i] - mean) / deviation;
    }
  }

  /** What the values of an image are divided by. */
  static float deviation(float[] values) {
    return deviation(values, 0, values.length, mean(values, 0, values.length));
  }

  private static float deviation(float[] values, int from, int size, float mean) {
    float[] squares = new float[size];
    for (int i = 0; i < size; i++) {
      float off = values[from + i] - mean;
      squares[i] = off * off;
    }
    return (float) Math.max(Math.sqrt(sum(squares, 0, size) / size), 255 / Math.sqrt(size));
  }

  private static float mean(float[] values, int from, int size) {
    return (float) (sum(values, from, size) / size);
  }

  /** In four parts: an addition to the same one would have to wait for the addition before. */
  private static double sum(float[] values, int from, int size) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = from;
    for (; i < from + size - 3; i += 4) {
      a += values[i];
      b += values[i + 1];
      c += values[i + 2];
      d += values[i + 3];
    }
    for (; i < from + size; i++) {
      a += values[i];
    }
    return a + b + (c + d);
  }
}
