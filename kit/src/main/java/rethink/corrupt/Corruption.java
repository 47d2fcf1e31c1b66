package rethink.corrupt;

import rethink.data.ImageSet;
import rethink.data.Split;

/**
 * One of the paper's data conditions (section 2): what is destroyed before training. A corruption
 * is a value; what it draws is a function of the seed alone, drawn once and kept for the whole run,
 * and the original set is left untouched.
 */
public interface Corruption {

  /**
   * The corrupted copy of a set.
   *
   * @param set images on the scale 0..255, already cropped to the size the network sees
   * @param split which half it is: both halves see the same fixed permutation, but draw different
   *     noise
   * @param seed of the experiment
   */
  ImageSet apply(ImageSet set, Split split, long seed);

  /**
   * The name used in files and on the command line, such as "random-labels" or
   * "partially-corrupted-labels:0.5".
   */
  String name();
}
