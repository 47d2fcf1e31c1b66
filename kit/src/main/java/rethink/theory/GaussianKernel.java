package rethink.theory;

/**
 * The kernel exp(-gamma |x - y|^2) (paper, section 5) between vectors of features; of images, these
 * are the pixels on the scale 0..1. The paper does not give its gamma; its first author's notes on
 * MNIST have 0.02.
 *
 * @param gamma above 0, one over a squared distance
 */
public record GaussianKernel(double gamma) {

  public GaussianKernel {
    if (!(gamma > 0 && gamma < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("gamma is " + gamma + ", wanted a number above 0");
    }
  }

  /** The value at this squared distance. */
  public double at(double squaredDistance) {
    return Math.exp(-gamma * squaredDistance);
  }
}
