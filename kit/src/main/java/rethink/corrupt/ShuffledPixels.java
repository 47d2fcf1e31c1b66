package rethink.corrupt;

import rethink.data.ImageSet;
import rethink.data.RandomStream;
import rethink.data.Split;

/**
 * One permutation of pixel positions, the same for every image of both halves; the channels of a
 * pixel move together. To a fully connected network this changes nothing.
 */
public record ShuffledPixels() implements Corruption {
  static final String NAME = "shuffled-pixels";

  @Override
  public ImageSet apply(ImageSet set, Split split, long seed) {
    RandomStream random = RandomStream.of(seed, NAME);
    int[] order = PixelOrder.draw(random, set.shape());
    return set.rearranged(image -> order);
  }

  @Override
  public String name() {
    return NAME;
  }
}
