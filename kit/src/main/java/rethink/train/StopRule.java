package rethink.train;

import java.util.List;
import rethink.log.EpochMetrics;

/**
 * When a run ends before its last epoch: once the data fit, for several epochs in a row, so that no
 * lucky epoch ends it.
 *
 * @param loss most that the running loss (the mean over the epoch's batches, each before its step)
 *     and the loss on the whole training set (in evaluation mode) may be; 0 for never
 * @param accuracy least on the whole training set, 0..1
 * @param epochs so many in a row, at least 1
 */
public record StopRule(double loss, double accuracy, int epochs) {
  public StopRule {
    Protocol.require(
        loss >= 0 && loss < Double.POSITIVE_INFINITY,
        "stop-at-loss",
        loss,
        "at least 0 and finite");
    Protocol.require(
        accuracy >= 0 && accuracy <= 1, "stop-at-accuracy", accuracy, "in [0, 1], 0 for any");
    Protocol.require(epochs >= 1, "stop-after-epochs", epochs, "at least 1");
  }

  /** By the loss of one epoch alone. */
  public static StopRule atLoss(double loss) {
    return new StopRule(loss, 0, 1);
  }

  /**
   * Whether an epoch with this running loss has to be measured, since the run could end with it.
   */
  boolean mayHold(double runningLoss) {
    return runningLoss <= loss && loss > 0;
  }

  /**
   * Whether the run ends here.
   *
   * @param soFar all epochs, the newest last
   */
  boolean isMet(List<EpochMetrics> soFar) {
    int from = soFar.size() - epochs;
    return from >= 0 && soFar.subList(from, soFar.size()).stream().allMatch(this::holds);
  }

  /** Under batch normalisation one loss can be small before the other: running statistics lag. */
  private boolean holds(EpochMetrics epoch) {
    return mayHold(epoch.runningLoss())
        && epoch.trainLoss() <= loss
        && epoch.trainAccuracy() >= accuracy;
  }
}
