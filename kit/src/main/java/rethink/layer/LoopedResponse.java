package rethink.layer;

import java.lang.ref.Reference;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The quick local response normalisation: image by image, in loops that the JIT compiler turns into
 * vector code. Each pixel's channels lie between zeros, so that windows need no case at the ends.
 */
final class LoopedResponse implements ResponseKernel {
  private final int radius;
  private final float alpha;
  private final float factor;
  private int channels;
  private int pixels;
  private float[] flat = {};
  private float[] x;
  private float[] dy;
  private float[] terms;
  private float[] half;
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
    for (int i = 0; i < images.size(0); i++) {
      load(from, i, x);
      scale();
      for (int k = 0; k < x.length; k++) {
        terms[k] = x[k] * power[k];
      }
      store(terms, to, i);
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
    for (int i = 0; i < images.size(0); i++) {
      load(values, i, x);
      load(above, i, dy);
      scale();
      for (int k = 0; k < x.length; k++) {
        dy[k] *= power[k];
        terms[k] = dy[k] * x[k] / sums[k];
      }
      sum();
      for (int k = 0; k < x.length; k++) {
        dy[k] -= factor * x[k] * sums[k];
      }
      store(dy, to, i);
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
   * from two of the last, are put together to the window's length.
   */
  private void sum() {
    int length = 2 * radius + 1;
    Arrays.fill(sums, 0);
    int done = 0;
    for (int wide = 1; wide <= length; wide *= 2) {
      if ((length & wide) != 0) {
        add(terms, done, sums, radius);
        done += wide;
      }
      if (2 * wide <= length) {
        System.arraycopy(terms, 0, half, 0, terms.length);
        add(half, wide, terms, 0);
      }
    }
  }

  /** to[k + shift] += from[k + ahead], as far as both reach. */
  private static void add(float[] from, int ahead, float[] to, int shift) {
    int count = Math.min(from.length - ahead, to.length - shift);
    for (int k = 0; k < count; k++) {
      to[k + shift] += from[k + ahead];
    }
  }

  private void reserve(INDArray images) {
    channels = (int) images.size(3);
    pixels = (int) (images.size(1) * images.size(2));
    if (flat.length != pixels * channels) {
      flat = new float[pixels * channels];
      int padded = pixels * (channels + 2 * radius);
      x = new float[padded];
      dy = new float[padded];
      terms = new float[padded];
      half = new float[padded];
      sums = new float[padded];
      power = new float[padded];
    }
  }

  private void load(FloatPointer from, int image, float[] padded) {
    from.position((long) image * flat.length).get(flat, 0, flat.length);
    for (int p = 0; p < pixels; p++) {
      System.arraycopy(flat, p * channels, padded, p * (channels + 2 * radius) + radius, channels);
    }
  }

  private void store(float[] padded, FloatPointer to, int image) {
    for (int p = 0; p < pixels; p++) {
      System.arraycopy(padded, p * (channels + 2 * radius) + radius, flat, p * channels, channels);
    }
    to.position((long) image * flat.length).put(flat, 0, flat.length);
  }
}
