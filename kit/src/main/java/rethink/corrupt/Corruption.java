package rethink.corrupt;

import java.util.List;
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
   * Whether images stay as they are, so that any part of the uncorrupted original may be shown
   * instead of the set's own.
   */
  default boolean keepsPixels() {
    return false;
  }

  /**
   * The name used in files and on the command line, such as "random-labels" or
   * "partially-corrupted-labels:0.5".
   */
  String name();

  /**
   * The corruption that has this {@link #name}; an unknown one is an error that lists the known.
   */
  static Corruption named(String name) {
    if (name.startsWith(RandomLabels.NAME_OF_PART)) {
      return RandomLabels.parse(name);
    }
    return switch (name) {
      case TrueLabels.NAME -> new TrueLabels();
      case RandomLabels.NAME_OF_ALL -> RandomLabels.all();
      case ShuffledPixels.NAME -> new ShuffledPixels();
      case RandomPixels.NAME -> new RandomPixels();
      case GaussianPixels.NAME -> new GaussianPixels();
      case RandomSigns.NAME -> new RandomSigns();
      default ->
          throw new IllegalArgumentException(
              "no corruption is named \"%s\"; choose one of %s"
                  .formatted(
                      name,
                      List.of(
                          TrueLabels.NAME,
                          RandomLabels.NAME_OF_PART + "0.5",
                          RandomLabels.NAME_OF_ALL,
                          ShuffledPixels.NAME,
                          RandomPixels.NAME,
                          GaussianPixels.NAME,
                          RandomSigns.NAME)));
    };
  }
}
