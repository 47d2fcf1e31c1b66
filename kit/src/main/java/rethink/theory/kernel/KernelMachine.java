package rethink.theory.kernel;

import java.util.List;
import java.util.concurrent.CancellationException;
import rethink.data.ImageSet;

/**
 * The classifier of the paper's section 5: for each class a function sum_i alpha_i k(x_i, x) with
 * (K + ridge I) alpha = Y, where Y is 1 at the images of the class and 0 elsewhere; an image is of
 * the class whose function is largest. Without ridge the functions go through all targets, and of
 * all that do they have the least norm.
 *
 * <p>The solve is direct and exact: a Cholesky factor of K in single precision, by tiles, of half
 * the matrix only, and conjugate gradients in double precision that the factor preconditions, on
 * the matrix as recomputed in double precision. 60,000 images of MNIST take 7 GiB. The factor alone
 * is right to about 1e-4 there, since the condition of K is near the edge of single precision; each
 * further step of conjugate gradients makes that twenty to a thousand times better, for a twentieth
 * of the time.
 *
 * @param ridge 0 or above; K has 1 on its diagonal
 * @param tolerance the relative residual |Y - (K + ridge I) alpha| / |Y| to reach, above 1e-14
 */
public record KernelMachine(Kernel kernel, double ridge, double tolerance) {
  private static final double LEAST_TOLERANCE = 1e-14;

  public KernelMachine {
    if (!(ridge >= 0 && ridge < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("ridge is " + ridge + ", wanted 0 or a number above");
    }
    if (!(tolerance > LEAST_TOLERANCE && tolerance < 1)) {
      throw new IllegalArgumentException(
          "tolerance is %s, wanted above %s and below 1".formatted(tolerance, LEAST_TOLERANCE));
    }
  }

  /** Interpolation, to a relative residual of 1e-8. */
  public static KernelMachine of(Kernel kernel) {
    return new KernelMachine(kernel, 0, 1e-8);
  }

  /** With this number added to the diagonal of K. */
  public KernelMachine ridge(double added) {
    return new KernelMachine(kernel, added, tolerance);
  }

  /** To this relative residual. */
  public KernelMachine tolerance(double reached) {
    return new KernelMachine(kernel, ridge, reached);
  }

  /** Solves for the labels of these images. */
  public KernelFit fit(ImageSet train) {
    return fitEach(train, train.labels()).get(0);
  }

  /**
   * Solves for several labellings of the same images, with one factor.
   *
   * @throws IllegalArgumentException if memory would not do, or if there is no ridge and no exact
   *     fit: more images than features, or two that are the same under different labels
   * @throws CancellationException soon after the thread is interrupted
   */
  public List<KernelFit> fitEach(ImageSet train, int[]... labellings) {
    return KernelSolve.of(this, new double[] {ridge}, train, labellings);
  }

  /**
   * Solves for the labels of these images with each of these ridges in turn, on one matrix: where
   * that takes longer to form than to factor, a ridge more costs little.
   */
  public List<KernelFit> fitRidges(ImageSet train, double... ridges) {
    return KernelSolve.of(this, ridges, train, train.labels());
  }
}
