package rethink.theory.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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
    return predicted(gram.scores(images, alpha), 0, images.size());
  }

  /** The largest of the scores of each image, which begin at column {@code first}. */
  private int[] predicted(double[] scores, int first, int images) {
    int[] labels = new int[images];
    for (int i = 0; i < images; i++) {
      for (int c = 1; c < classes; c++) {
        if (scores[(first + c) * images + i] > scores[(first + labels[i]) * images + i]) {
          labels[i] = c;
        }
      }
    }
    return labels;
  }

  /** Part of these images whose class is not their label. */
  public double error(ImageSet images) {
    return errors(List.of(this), images)[0];
  }

  /**
   * The errors of fits that share one matrix, for which the kernel of these images is worked out
   * only once.
   */
  public static double[] errors(List<KernelFit> fits, ImageSet images) {
    KernelFit first = fits.get(0);
    if (fits.stream().anyMatch(fit -> fit.gram != first.gram)) {
      throw new IllegalArgumentException(
          "fits of different matrices; give those that one call of the machine returned");
    }
    double[] weights = fits.stream().flatMapToDouble(fit -> Arrays.stream(fit.alpha)).toArray();
    double[] scores = first.gram.scores(images, weights);
    double[] errors = new double[fits.size()];
    for (int k = 0; k < errors.length; k++) {
      int[] predicted = first.predicted(scores, k * first.classes, images.size());
      long wrong =
          IntStream.range(0, predicted.length).filter(i -> predicted[i] != images.label(i)).count();
      errors[k] = (double) wrong / predicted.length;
    }
    return errors;
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
