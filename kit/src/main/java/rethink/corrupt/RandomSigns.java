package rethink.corrupt;

import rethink.data.ImageSet;
import rethink.data.RandomStream;
import rethink.data.Split;

/**
 * Each label is replaced by a fair coin: the first class or the second. How well a network fits
 * them estimates the Rademacher complexity of what it can be trained to (paper, section 2.2).
 *
 * <p>For one seed the first 1,000 images get the same signs in a set of 5,000.
 */
public record RandomSigns() implements Corruption {
  static final String NAME = "random-signs";

  @Override
  public ImageSet apply(ImageSet set, Split split, long seed) {
    RandomStream random = RandomStream.of(seed, "random signs of " + split);
    int[] labels = new int[set.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = random.nextInt(2);
    }
    return set.withLabels(labels);
  }

  @Override
  public boolean keepsPixels() {
    return true;
  }

  @Override
  public String name() {
    return NAME;
  }
}
