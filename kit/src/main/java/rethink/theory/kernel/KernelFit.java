package rethink.theory.kernel;

import rethink.data.ImageSet;

/**
 * What {@link KernelMachine} found: the weights alpha of all training images for each class, and
 * what can be said of them. Of its solutions' norms, 220 on MNIST and 390 after a Gabor transform,
 * the paper does not say which they are; two candidates are here.
 */
public final class KernelFit {
  private final Similarities gram;
  private final double[] alpha;
  private final int classes;
  private final Effort effort;
  private final double relativeResidual;
  private final double coefficientNorm;
  private final double rkhsNorm;

  /**
   * What it took.
   *
   * @param seconds from the images to the weights
   * @param operations multiplications and additions that a direct solve needs: of the kernel's
   *     matrix, of half its Cholesky factor, and of one substitution; refinement adds none
   * @param steps of refinement by conjugate gradients
   */
  public record Effort(double seconds, double operations, int steps) {

    /** In 1e9 operations a second. */
    public double gigaflops() {
      return operations / seconds / 1e9;
    }
  }

  KernelFit(
      Similarities gram,
      double ridge,
      double[] alpha,
      double[] residual,
      double[] targets,
      Effort effort) {
    this.gram = gram;
    this.alpha = alpha;
    this.effort = effort;
    classes = alpha.length / gram.size();
    relativeResidual = Math.sqrt(product(residual, residual) / product(targets, targets));
    double squared = product(alpha, alpha);
    coefficientNorm = Math.sqrt(squared);
    // K alpha is what was wanted, without the residual and the ridge's part.
    rkhsNorm = Math.sqrt(product(alpha, targets) - product(alpha, residual) - ridge * squared);
  }

  /** Images it was fitted to. */
  public int size() {
    return gram.size();
  }

  public Effort effort() {
    return effort;
  }

  /** Norm of Y - (K + ridge I) alpha over that of Y (both Frobenius), in double precision. */
  public double relativeResidual() {
    return relativeResidual;
  }

  /** Norm of all classes' functions in the kernel's space: the root of trace(alpha' K alpha). */
  public double rkhsNorm() {
    return rkhsNorm;
  }

  /** Frobenius norm of alpha. */
  public double coefficientNorm() {
    return coefficientNorm;
  }

  /** Weight of one training image for one class. */
  public double alpha(int image, int label) {
    return alpha[label * gram.size() + image];
  }

  /** The class of each image. */
  public int[] predict(ImageSet images) {
    double[] scores = gram.scores(images, alpha);
    int[] labels = new int[images.size()];
    for (int i = 0; i < labels.length; i++) {
      for (int c = 1; c < classes; c++) {
        if (scores[c * labels.length + i] > scores[labels[i] * labels.length + i]) {
          labels[i] = c;
        }
      }
    }
    return labels;
  }

  /** Part of these images whose class is not their label. */
  public double error(ImageSet images) {
    int[] predicted = predict(images);
    int wrong = 0;
    for (int i = 0; i < predicted.length; i++) {
      wrong += predicted[i] == images.label(i) ? 0 : 1;
    }
    return (double) wrong / predicted.length;
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
