package rethink.theory.kernel;

import rethink.data.ImageSet;
import rethink.data.Shape;

/**
 * The kernel exp(-gamma |x - y|^2) (paper, section 5) between features of images. The paper does
 * not give its gamma; its first author's notes have 0.02 for MNIST's pixels on the scale 0..1.
 *
 * @param gamma above 0, one over a squared distance
 */
public record GaussianKernel(double gamma, FeatureMap features) implements Kernel {

  public GaussianKernel {
    if (!(gamma > 0 && gamma < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("gamma is " + gamma + ", wanted a number above 0");
    }
  }

  /** Between pixels. */
  public GaussianKernel(double gamma) {
    this(gamma, new Pixels());
  }

  /** Between other features than pixels. */
  public GaussianKernel of(FeatureMap other) {
    return new GaussianKernel(gamma, other);
  }

  @Override
  public String name() {
    return features.kernelName() + ":" + gamma;
  }

  /** Without bound. */
  @Override
  public long rank(Shape shape) {
    return Long.MAX_VALUE;
  }

  @Override
  public long operations(Shape shape) {
    return features.dimension(shape);
  }

  @Override
  public long bytes(int n, Shape shape) {
    return (long) Float.BYTES * n * features.dimension(shape);
  }

  @Override
  public Similarities between(ImageSet images, int tile) {
    return new GaussianGram(this, Points.of(features, images));
  }

  /** The value at this squared distance. */
  double at(double squaredDistance) {
    return Math.exp(-gamma * squaredDistance);
  }
}
