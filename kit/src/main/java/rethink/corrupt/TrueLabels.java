package rethink.corrupt;

import rethink.data.ImageSet;
import rethink.data.Split;

/** The data as it is: the paper's first condition. */
public record TrueLabels() implements Corruption {
  static final String NAME = "true-labels";

  @Override
  public ImageSet apply(ImageSet set, Split split, long seed) {
    return set;
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
