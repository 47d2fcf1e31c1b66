package rethink.paper;

import rethink.corrupt.Corruption;
import rethink.data.Dataset;
import rethink.model.Model;
import rethink.plot.Bands;
import rethink.train.Experiment;

/**
 * How the networks of Figure 1 are trained: the paper's protocol (section 2.2, appendix A) at some
 * size.
 *
 * @param batch images in one step; the paper's learning rates, for 128, are scaled by the root of
 *     its share
 * @param epochs most passes of one run
 * @param decay factor on the learning rate after as many steps as an epoch of the paper has
 * @param stopAtLoss as in {@link Experiment}
 */
public record Setting(Dataset dataset, int batch, int epochs, double decay, double stopAtLoss) {
  /** Half of the loss that counts as fitted, so that every curve is seen to cross it. */
  private static final double STOP_AT_LOSS = 0.05;

  /** Steps of one epoch in the paper, after each of which the learning rate falls. */
  private static final double PAPER_STEPS = 50_000 / 128.0;

  private static final double PAPER_DECAY = 0.95;

  /** With the paper's schedule. */
  public Setting(Dataset dataset, int batch, int epochs) {
    this(dataset, batch, epochs, PAPER_DECAY, STOP_AT_LOSS);
  }

  /** The part of a dataset that a scale takes. */
  public static Setting at(Scale scale, Dataset data) {
    return switch (scale) {
      case QUICK -> new Setting(data.first(320).testFirst(200), 32, 50);
      case STANDARD -> new Setting(data.first(10_000).testFirst(1_000), 128, 60);
      case PAPER -> new Setting(data, 128, 100);
    };
  }

  /** The same with another factor on the learning rate. */
  public Setting decay(double factor) {
    return new Setting(dataset, batch, epochs, factor, stopAtLoss);
  }

  /** The same with another number of passes. */
  public Setting epochs(int most) {
    return new Setting(dataset, batch, most, decay, stopAtLoss);
  }

  /** The same with another loss at which runs end. */
  public Setting stopAtLoss(double loss) {
    return new Setting(dataset, batch, epochs, decay, loss);
  }

  /** One run. */
  public Experiment experiment(Model model, Corruption corruption, long seed) {
    return Experiment.of(model)
        .on(dataset)
        .with(corruption)
        .batch(batch)
        .learningRate(model.learningRate() * Math.sqrt(batch / 128.0))
        .decay(epochDecay())
        .stopAtLoss(stopAtLoss)
        .epochs(epochs)
        .seed(seed);
  }

  /**
   * The paper's schedule in steps: with fewer images an epoch has fewer, and the rate falls less.
   */
  private double epochDecay() {
    return Math.pow(decay, dataset.trainSize() / (batch * PAPER_STEPS));
  }

  /** A sentence or two for a caption. */
  public String describe(int seeds) {
    return "%s. %s".formatted(this, Bands.describe(seeds));
  }

  @Override
  public String toString() {
    String size =
        "%s, %d images, batches of %d".formatted(dataset.name(), dataset.trainSize(), batch);
    return decay == PAPER_DECAY ? size : size + ", rate x%s per 391 steps".formatted(decay);
  }
}
