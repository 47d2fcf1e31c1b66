package rethink.paper.kernel;

import rethink.theory.kernel.KernelFit;
import rethink.theory.kernel.KernelRun;

/**
 * A kernel machine that was solved, and what came out.
 *
 * @param kernel as the command line names it, such as "gaussian:0.02"
 * @param seed of what is random: labels, filters, and here the choice of images
 * @param ridge 0 for an exact fit
 * @param norm of all classes' functions in the kernel's space
 * @param coefficientNorm Frobenius norm of the weights
 */
public record Solved(
    String dataset,
    String corruption,
    String kernel,
    long seed,
    int n,
    double ridge,
    int testImages,
    double testError,
    double norm,
    double coefficientNorm) {
  static final String TRUE_LABELS = "true-labels";
  static final String RANDOM_LABELS = "random-labels";

  static Solved of(KernelRun run) {
    return new Solved(
        run.dataset(),
        run.corruption(),
        run.kernel(),
        run.seed(),
        run.n(),
        run.ridge(),
        run.testImages(),
        run.testError(),
        run.rkhsNorm(),
        run.coefficientNorm());
  }

  /** Under other labels than the true ones, whose test error would tell nothing. */
  static Solved ofRandomLabels(String dataset, String kernel, long seed, KernelFit fit) {
    return new Solved(
        dataset,
        RANDOM_LABELS,
        kernel,
        seed,
        fit.size(),
        0,
        0,
        Double.NaN,
        fit.rkhsNorm(),
        fit.coefficientNorm());
  }

  boolean isExact() {
    return ridge == 0;
  }

  boolean isOfTrueLabels() {
    return corruption.equals(TRUE_LABELS);
  }

  /** Whether another seed would have given something else, of the same images. */
  boolean isDrawn() {
    return !isOfTrueLabels() || family().equals("convolution");
  }

  /** "gaussian", "gabor" or "convolution". */
  String family() {
    return kernel.substring(0, kernel.indexOf(':'));
  }

  /** The number after the family: gamma, or how many filters. */
  double number() {
    return Double.parseDouble(kernel.substring(kernel.indexOf(':') + 1));
  }

  /** Standard error of the test error. */
  double standardError() {
    return Math.sqrt(testError * (1 - testError) / testImages);
  }
}
