package rethink.train;

import rethink.log.EpochMetrics;

/** Is told how a run goes, on the thread of the run; slow listeners slow it down. */
public interface TrainListener {
  /** After each step: images seen in this epoch so far, and the newest batch's loss. */
  default void onStep(Experiment experiment, int epoch, int images, double loss) {}

  /** After each epoch, once its metrics are logged. */
  default void onEpoch(Experiment experiment, EpochMetrics metrics) {}

  /**
   * What is out of the ordinary, such as a damaged checkpoint; goes to standard error if not taken.
   */
  default void onNotice(Experiment experiment, String notice) {
    System.err.println(experiment + ": " + notice);
  }
}
