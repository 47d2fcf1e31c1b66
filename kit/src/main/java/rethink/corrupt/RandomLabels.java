package rethink.corrupt;

import rethink.data.ImageSet;
import rethink.data.RandomStream;
import rethink.data.Split;

/**
 * Each label is replaced, independently and with this probability, by a uniform draw over all
 * classes, the true one included; of 10 classes, 0.9 of the labels drawn anew change.
 *
 * <p>For one seed the draws are shared between probabilities and sizes: what is corrupted at 0.3 is
 * corrupted the same way at 0.5, and the first 1,000 images are treated the same in a set of 5,000.
 * The test half draws its own labels.
 *
 * @param probability 0..1
 */
public record RandomLabels(double probability) implements Corruption {
  static final String NAME_OF_ALL = "random-labels";
  static final String NAME_OF_PART = "partially-corrupted-labels:";

  public RandomLabels {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "probability of a random label is " + probability + ", wanted 0..1");
    }
  }

  /** Every label drawn anew. */
  public static RandomLabels all() {
    return new RandomLabels(1);
  }

  static RandomLabels parse(String name) {
    String probability = name.substring(NAME_OF_PART.length());
    try {
      return new RandomLabels(Double.parseDouble(probability));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "\"%s\" ends in \"%s\", wanted a probability as in \"%s0.5\""
              .formatted(name, probability, NAME_OF_PART),
          e);
    }
  }

  @Override
  public ImageSet apply(ImageSet set, Split split, long seed) {
    RandomStream random = RandomStream.of(seed, "random labels of " + split);
    int[] labels = set.labels();
    for (int i = 0; i < labels.length; i++) {
      double chance = random.nextDouble();
      int drawn = random.nextInt(set.classes().size());
      if (chance < probability) {
        labels[i] = drawn;
      }
    }
    return set.withLabels(labels);
  }

  @Override
  public boolean keepsPixels() {
    return true;
  }

  @Override
  public String name() {
    return probability == 1 ? NAME_OF_ALL : NAME_OF_PART + probability;
  }
}
