package rethink.theory.kernel;

import rethink.data.ImageSet;

/** A kernel's matrix over a training set, and what it takes to go on from there. */
interface Similarities extends Gram {

  /** For each image the first one the kernel cannot tell it from: itself if there is none. */
  int[] twins();

  /**
   * For each column of {@code weights}, which has one for each training image, as many sums of
   * weighted similarities as there are images.
   */
  double[] scores(ImageSet images, double[] weights);
}
