package rethink.corrupt;

import rethink.data.ImageSet;
import rethink.data.RandomStream;
import rethink.data.Split;
import rethink.progress.Interruption;

/**
 * A fresh permutation of pixel positions for each image, of the test half too; the channels of a
 * pixel move together.
 */
public record RandomPixels() implements Corruption {
  static final String NAME = "random-pixels";

  @Override
  public ImageSet apply(ImageSet set, Split split, long seed) {
    return set.rearranged(
        image -> {
          Interruption.check();
          return PixelOrder.draw(
              RandomStream.of(seed, NAME + " of " + split + " image " + image), set.shape());
        });
  }

  @Override
  public String name() {
    return NAME;
  }
}
