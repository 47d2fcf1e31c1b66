package rethink.paper;

import rethink.corrupt.Corruption;
import rethink.data.Dataset;
import rethink.model.Model;
import rethink.plot.Bands;
import rethink.train.Experiment;
import rethink.train.MeasuredEpochs;
import rethink.train.StopRule;

/**
 * How the networks of Figure 1 are trained: the paper's protocol (section 2.2, appendix A) at some
 * size.
 *
 * @param batch images in one step; the paper's learning rates, for 128, are scaled by the root of
 *     its share
 * @param epochs most passes of one run
 * @param decay factor on the learning rate
 * @param decaySteps steps after which it applies; those of an epoch of the paper, or of one here
 * @param stop as in {@link Experiment}
 * @param measured as in {@link Experiment}
 */
public record Setting(
    Dataset dataset,
    int batch,
    int epochs,
    double decay,
    double decaySteps,
    StopRule stop,
    MeasuredEpochs measured) {
  /** Half of the loss that counts as fitted, so that every curve is seen to cross it. */
  private static final double STOP_AT_LOSS = 0.05;

  /** The same for every network and condition at the paper's size. */
  private static final StopRule FITTED_TWICE = new StopRule(STOP_AT_LOSS, 0.995, 2);

  /** Steps of one epoch in the paper, after each of which the learning rate falls. */
  private static final double PAPER_STEPS = 50_000 / 128.0;

  private static final double PAPER_DECAY = 0.95;

  /** With the paper's schedule. */
  public Setting(Dataset dataset, int batch, int epochs) {
    this(
        dataset,
        batch,
        epochs,
        PAPER_DECAY,
        PAPER_STEPS,
        StopRule.atLoss(STOP_AT_LOSS),
        MeasuredEpochs.ALL);
  }

  /** The part of a dataset that a scale takes. */
  public static Setting at(Scale scale, Dataset data) {
    return switch (scale) {
      case SMOKE -> new Setting(data.first(64).testFirst(32), 32, 2);
      case QUICK -> new Setting(data.first(320).testFirst(200), 32, 50);
      case STANDARD -> new Setting(data.first(10_000).testFirst(1_000), 128, 60);
      case PAPER ->
          new Setting(data, 128, 100, PAPER_DECAY, PAPER_STEPS, FITTED_TWICE, MeasuredEpochs.FEW);
    };
  }

  /** The same on other images. */
  public Setting on(Dataset other) {
    return new Setting(other, batch, epochs, decay, decaySteps, stop, measured);
  }

  /** The same with another factor on the learning rate. */
  public Setting decay(double factor) {
    return new Setting(dataset, batch, epochs, factor, decaySteps, stop, measured);
  }

  /**
   * The same with a rate that falls after each pass over these images: it ends as low as after as
   * many passes over the paper's.
   */
  public Setting decayEachPass() {
    return new Setting(dataset, batch, epochs, decay, passSteps(), stop, measured);
  }

  /** The same with another number of passes. */
  public Setting epochs(int most) {
    return new Setting(dataset, batch, most, decay, decaySteps, stop, measured);
  }

  /** The same with another loss at which runs end. */
  public Setting stopAtLoss(double loss) {
    return new Setting(dataset, batch, epochs, decay, decaySteps, StopRule.atLoss(loss), measured);
  }

  /** One run. */
  public Experiment experiment(Model model, Corruption corruption, long seed) {
    return Experiment.of(model)
        .on(dataset)
        .with(corruption)
        .batch(batch)
        .learningRate(model.learningRate() * Math.sqrt(batch / 128.0))
        .decay(epochDecay())
        .stop(stop)
        .measuring(measured)
        .epochs(epochs)
        .seed(seed);
  }

  /** Where the schedule counts the paper's steps, fewer images have fewer, and it falls less. */
  private double epochDecay() {
    return Math.pow(decay, passSteps() / decaySteps);
  }

  private double passSteps() {
    return dataset.trainSize() / (double) batch;
  }

  /** A sentence or two for a caption. */
  public String describe(int seeds) {
    return "%s. %s".formatted(this, Bands.describe(seeds));
  }

  @Override
  public String toString() {
    String size =
        "%s, %d images, batches of %d".formatted(dataset.name(), dataset.trainSize(), batch);
    return decay == PAPER_DECAY && decaySteps == PAPER_STEPS
        ? size
        : size + ", rate x%s per %.0f steps".formatted(decay, decaySteps);
  }
}
