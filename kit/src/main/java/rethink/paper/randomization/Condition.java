package rethink.paper.randomization;

import java.util.List;
import rethink.corrupt.Corruption;
import rethink.corrupt.GaussianPixels;
import rethink.corrupt.RandomLabels;
import rethink.corrupt.RandomPixels;
import rethink.corrupt.ShuffledPixels;
import rethink.corrupt.TrueLabels;
import rethink.data.Dataset;
import rethink.data.ImageSet;
import rethink.data.Split;
import rethink.plot.ImageGrid;

/** A corruption and its name in the paper's figures. */
public record Condition(Corruption corruption, String title) {

  /** The five of Figure 1a, in the order in which the paper's curves reach zero. */
  static final List<Condition> FIGURE_1A =
      List.of(
          new Condition(new TrueLabels(), "true labels"),
          new Condition(new ShuffledPixels(), "shuffled pixels"),
          new Condition(new GaussianPixels(), "Gaussian"),
          new Condition(new RandomPixels(), "random pixels"),
          new Condition(RandomLabels.all(), "random labels"));

  public String key() {
    return corruption.name();
  }

  /**
   * What each condition does to the first ten training images; a label that is not the true one is
   * red.
   */
  public static ImageGrid samples(Dataset dataset) {
    ImageSet clean = dataset.first(Math.min(1_000, dataset.trainSize())).train().centerCrop(28, 28);
    ImageGrid grid = ImageGrid.of("conditions", "The same ten images under each condition");
    for (Condition condition : FIGURE_1A) {
      grid =
          grid.with(condition.title, condition.corruption.apply(clean, Split.TRAIN, 1), clean, 10);
    }
    return grid.captioned(
        "%s, centre crops of 28x28. A random label is right by chance one time in ten."
            .formatted(dataset.name()));
  }
}
