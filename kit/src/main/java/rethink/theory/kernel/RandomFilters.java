package rethink.theory.kernel;

import static org.bytedeco.openblas.global.openblas.CblasColMajor;
import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.LAPACKE_ssyev;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import rethink.data.ImageSet;
import rethink.data.RandomStream;

/**
 * Filters of a random convolutional net: patches cut from training images, whitened and brought to
 * length 1. The whitening of what they are applied to is part of them, so it costs nothing more.
 */
final class RandomFilters {
  /** Patches from which the whitening is learnt. */
  private static final int SAMPLE = 20_000;

  /** Added to the eigenvalues of the patches' covariance before the root is taken. */
  private static final double FLOOR = 0.1;

  private final int length;
  private final float[] weights;
  private final float[] offsets;

  private RandomFilters(int length, float[] weights, float[] offsets) {
    this.length = length;
    this.weights = weights;
    this.offsets = offsets;
  }

  /** As many filters as the convolution wants, from patches at random places of these images. */
  static RandomFilters from(ImageSet images, RandomConvolution net) {
    Patches patches = new Patches(images.shape(), net.patch());
    int d = patches.length();
    RandomStream random = RandomStream.of(net.seed(), "random convolution");
    float[] sample = patches.draw(images, SAMPLE, random);
    float[] mean = new float[d];
    for (int i = 0; i < sample.length; i++) {
      mean[i % d] += sample[i] / SAMPLE;
    }
    for (int i = 0; i < sample.length; i++) {
      sample[i] -= mean[i % d];
    }
    float[] whitening = whitening(sample, d);
    float[] cut = patches.draw(images, net.filters(), random);
    for (int i = 0; i < cut.length; i++) {
      cut[i] -= mean[i % d];
    }
    float[] whitened = product(whitening, cut, d);
    normalise(whitened, d);
    // A filter f on a whitened patch W (p - mean) is W f on the patch itself, and an offset.
    float[] weights = product(whitening, whitened, d);
    float[] offsets = new float[net.filters()];
    for (int i = 0; i < weights.length; i++) {
      offsets[i / d] += weights[i] * mean[i % d];
    }
    return new RandomFilters(d, weights, offsets);
  }

  /** Values of one filter, one filter after the other. */
  float[] weights() {
    return weights;
  }

  /** What is to be taken off a filter's response. */
  float offset(int filter) {
    return offsets[filter];
  }

  int length() {
    return length;
  }

  /** The inverse root of the covariance: E (eigenvalues + floor)^(-1/2) E'. */
  private static float[] whitening(float[] centred, int d) {
    float[] vectors = new float[d * d];
    cblas_sgemm(
        CblasColMajor,
        CblasNoTrans,
        CblasTrans,
        d,
        d,
        SAMPLE,
        1f / SAMPLE,
        centred,
        d,
        centred,
        d,
        0,
        vectors,
        d);
    float[] eigenvalues = new float[d];
    if (LAPACKE_ssyev(CblasColMajor, (byte) 'V', (byte) 'L', d, vectors, d, eigenvalues) != 0) {
      throw new IllegalStateException("the covariance of the patches has no eigenvalues");
    }
    float[] scaled = vectors.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] /= (float) Math.sqrt(Math.max(0, eigenvalues[i / d]) + FLOOR);
    }
    float[] whitening = new float[d * d];
    cblas_sgemm(
        CblasColMajor,
        CblasNoTrans,
        CblasTrans,
        d,
        d,
        d,
        1,
        scaled,
        d,
        vectors,
        d,
        0,
        whitening,
        d);
    return whitening;
  }

  private static float[] product(float[] symmetric, float[] columns, int d) {
    float[] result = new float[columns.length];
    cblas_sgemm(
        CblasColMajor,
        CblasNoTrans,
        CblasNoTrans,
        d,
        columns.length / d,
        d,
        1,
        symmetric,
        d,
        columns,
        d,
        0,
        result,
        d);
    return result;
  }

  private static void normalise(float[] columns, int d) {
    for (int from = 0; from < columns.length; from += d) {
      double squared = 0;
      for (int i = from; i < from + d; i++) {
        squared += columns[i] * columns[i];
      }
      float length = (float) Math.max(1e-6, Math.sqrt(squared));
      for (int i = from; i < from + d; i++) {
        columns[i] /= length;
      }
    }
  }
}
