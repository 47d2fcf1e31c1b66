package rethink.layer;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Batch normalisation per channel (Ioffe and Szegedy 2015, without scale and shift) and the
 * rectifier, forward and backward, over arrays of [batch, channels, area]. Without normalisation
 * only the rectifier acts. Not thread-safe: one per layer.
 */
final class ChannelNorm {
  private final int channels;
  private final boolean normalized;
  private final float[] mean;
  private final float[] variance;
  private final float[] inverse;
  private int batch;
  private int area;
  private float[] hat = {};
  private float[] image = {};

  ChannelNorm(int channels, boolean normalized) {
    this.channels = channels;
    this.normalized = normalized;
    mean = new float[channels];
    variance = new float[channels];
    inverse = new float[channels];
    Arrays.fill(inverse, 1);
  }

  /** Mean of each channel over the newest training batch. */
  float[] mean() {
    return mean;
  }

  /** Variance (divided by the count) of each channel over the newest training batch. */
  float[] variance() {
    return variance;
  }

  /**
   * Replaces convolution outputs by activations, with the batch's own statistics, and keeps what
   * backward needs.
   */
  void forward(FloatPointer values, int batch, int area) {
    this.batch = batch;
    this.area = area;
    int size = batch * channels * area;
    if (hat.length < size) {
      hat = new float[size];
    }
    values.get(hat, 0, size);
    if (normalized) {
      measure();
      for (int plane = 0; plane < batch * channels; plane++) {
        scale(hat, plane * area, area, mean[plane % channels], inverse[plane % channels]);
      }
    }
    reserve();
    for (int i = 0; i < batch; i++) {
      int from = i * image.length;
      for (int k = 0; k < image.length; k++) {
        image[k] = Math.max(0, hat[from + k]);
      }
      values.position(from).put(image, 0, image.length);
    }
  }

  /**
   * Replaces convolution outputs by activations, with running statistics (null where there is no
   * normalisation).
   */
  void infer(FloatPointer values, int batch, int area, float[] means, float[] variances) {
    this.area = area;
    reserve();
    for (int i = 0; i < batch; i++) {
      values.position((long) i * image.length).get(image, 0, image.length);
      for (int c = 0; normalized && c < channels; c++) {
        scale(image, c * area, area, means[c], invert(variances[c]));
      }
      for (int k = 0; k < image.length; k++) {
        image[k] = Math.max(0, image[k]);
      }
      values.position((long) i * image.length).put(image, 0, image.length);
    }
  }

  /** Turns the loss's gradient at the activations into the one at the convolution's outputs. */
  void backward(FloatPointer epsilon, FloatPointer delta) {
    reserve();
    float[] sum = new float[channels];
    float[] product = new float[channels];
    if (normalized) {
      double[] sums = new double[channels];
      double[] products = new double[channels];
      for (int i = 0; i < batch; i++) {
        mask(epsilon, i);
        for (int c = 0; c < channels; c++) {
          sums[c] += Sums.sum(image, c * area, area);
          products[c] += Sums.dot(image, c * area, hat, (i * channels + c) * area, area);
        }
      }
      for (int c = 0; c < channels; c++) {
        sum[c] = (float) (sums[c] / ((double) batch * area));
        product[c] = (float) (products[c] / ((double) batch * area));
      }
    }
    for (int i = 0; i < batch; i++) {
      mask(epsilon, i);
      for (int c = 0; normalized && c < channels; c++) {
        int from = (i * channels + c) * area;
        for (int k = 0; k < area; k++) {
          image[c * area + k] =
              inverse[c] * (image[c * area + k] - sum[c] - hat[from + k] * product[c]);
        }
      }
      delta.position((long) i * image.length).put(image, 0, image.length);
    }
  }

  /** Loads one image's gradient, with zeros where the rectifier was closed. */
  private void mask(FloatPointer epsilon, int index) {
    int from = index * image.length;
    epsilon.position(from).get(image, 0, image.length);
    for (int k = 0; k < image.length; k++) {
      // 1 where open, 0 where closed, without a branch: half of the values go either way.
      image[k] *= Math.min(1f, Math.max(0f, hat[from + k] * Float.MAX_VALUE));
    }
  }

  private void measure() {
    double count = (double) batch * area;
    for (int c = 0; c < channels; c++) {
      double sum = 0;
      for (int i = 0; i < batch; i++) {
        sum += Sums.sum(hat, (i * channels + c) * area, area);
      }
      mean[c] = (float) (sum / count);
      double squares = 0;
      for (int i = 0; i < batch; i++) {
        squares += Sums.squares(hat, (i * channels + c) * area, area, mean[c]);
      }
      variance[c] = (float) (squares / count);
      inverse[c] = invert(variance[c]);
    }
  }

  private static float invert(float variance) {
    return (float) (1 / Math.sqrt(variance + FusedConvolution.EPSILON));
  }

  private void reserve() {
    if (image.length != channels * area) {
      image = new float[channels * area];
    }
  }

  private static void scale(float[] values, int from, int count, float mean, float factor) {
    for (int k = from; k < from + count; k++) {
      values[k] = (values[k] - mean) * factor;
    }
  }
}
