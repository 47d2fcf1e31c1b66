package rethink.layer;

import java.lang.ref.Reference;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The quick local response normalisation: some pixels at a time, which stay in the processor's
 * first cache, in loops that the JIT compiler turns into vector code. Each pixel's channels lie
 * between zeros, so that windows need no case at the ends.
 */
final class LoopedResponse implements ImageKernel {
  /** Pixels at a time. */
  private static final int TILE = 32;

  private final int radius;
  private final float alpha;
  private final float factor;
  private int channels;
  private float[] flat = {};
  private float[] x;
  private float[] dy;
  private float[] terms;
  private float[] spare;
  private float[] sums;
  private float[] power;

  LoopedResponse(LocalResponseNorm norm) {
    radius = norm.radius();
    alpha = (float) norm.alpha();
    factor = (float) (2 * norm.alpha() * LocalResponseNorm.BETA);
  }

  @Override
  public void forward(INDArray images, INDArray out) {
    reserve(images);
    FloatPointer from = Floats.of(images);
    FloatPointer to = Floats.of(out);
    long pixels = images.length() / channels;
    for (long at = 0; at < pixels; at += TILE) {
      int count = (int) Math.min(TILE, pixels - at);
      load(from, at, count, x);
      scale();
      for (int k = 0; k < x.length; k++) {
        terms[k] = x[k] * power[k];
      }
      store(terms, to, at, count);
    }
    Reference.reachabilityFence(images);
    Reference.reachabilityFence(out);
  }

  @Override
  public void backward(INDArray images, INDArray epsilon, INDArray below) {
    reserve(images);
    FloatPointer values = Floats.of(images);
    FloatPointer above = Floats.of(epsilon);
    FloatPointer to = Floats.of(below);
    long pixels = images.length() / channels;
    for (long at = 0; at < pixels; at += TILE) {
      int count = (int) Math.min(TILE, pixels - at);
      load(values, at, count, x);
      load(above, at, count, dy);
      scale();
      for (int k = 0; k < x.length; k++) {
        dy[k] *= power[k];
        terms[k] = dy[k] * x[k] / sums[k];
      }
      sum();
      for (int k = 0; k < x.length; k++) {
        dy[k] -= factor * x[k] * sums[k];
      }
      store(dy, to, at, count);
    }
    Reference.reachabilityFence(images);
    Reference.reachabilityFence(epsilon);
    Reference.reachabilityFence(below);
  }

  /** Leaves 1 + alpha * the sum of squares in sums, and that to the power -0.75 in power. */
  private void scale() {
    for (int k = 0; k < x.length; k++) {
      terms[k] = x[k] * x[k];
    }
    sum();
    for (int k = 0; k < x.length; k++) {
      sums[k] = 1 + alpha * sums[k];
      float root = (float) Math.sqrt(sums[k]);
      power[k] = 1 / (root * (float) Math.sqrt(root));
    }
  }

  /**
   * Adds up each term's neighbours within the radius, and itself: sums of 1, 2, 4, ... terms, each
   * from two of the last, are put together to the window's length. Terms are moved before they are
   * added, because only loops over equal positions become vector code.
   */
  private void sum() {
    int length = 2 * radius + 1;
    System.arraycopy(terms, 0, sums, 0, sums.length);
    int done = 1;
    for (int wide = 1; 2 * wide <= length; wide *= 2) {
      add(moved(terms, wide), terms);
      if ((length & 2 * wide) != 0) {
        add(moved(terms, done), sums);
        done += 2 * wide;
      }
    }
    System.arraycopy(moved(sums, 0), 0, sums, radius, sums.length - radius);
  }

  /** The values from a position on, at the start of the spare array. */
  private float[] moved(float[] values, int from) {
    System.arraycopy(values, from, spare, 0, values.length - from);
    return spare;
  }

  private static void add(float[] from, float[] to) {
    for (int k = 0; k < to.length; k++) {
      to[k] += from[k];
    }
  }

  private void reserve(INDArray images) {
    channels = (int) images.size(3);
    if (flat.length != TILE * channels) {
      flat = new float[TILE * channels];
      int padded = TILE * (channels + 2 * radius);
      x = new float[padded];
      dy = new float[padded];
      terms = new float[padded];
      spare = new float[padded];
      sums = new float[padded];
      power = new float[padded];
    }
  }

  private void load(FloatPointer from, long pixel, int count, float[] padded) {
    from.position(pixel * channels).get(flat, 0, count * channels);
    for (int p = 0; p < count; p++) {
      System.arraycopy(flat, p * channels, padded, p * (channels + 2 * radius) + radius, channels);
    }
  }

  private void store(float[] padded, FloatPointer to, long pixel, int count) {
    for (int p = 0; p < count; p++) {
      System.arraycopy(padded, p * (channels + 2 * radius) + radius, flat, p * channels, channels);
    }
    to.position(pixel * channels).put(flat, 0, count * channels);
  }
}
