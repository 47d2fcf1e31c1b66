package rethink.log;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * One line of {@code metrics.jsonl}: the state after an epoch. Losses are mean cross-entropies in
 * natural logarithms, accuracies shares in 0..1; NaN (null in the file) where there is nothing to
 * count. What is measured on the whole training set and the whole test set is NaN, and not in the
 * file, after epochs that were not {@linkplain #isMeasured() measured}.
 *
 * @param epoch passes over the training set, from 1
 * @param steps parameter updates so far
 * @param learningRate of this epoch
 * @param runningLoss mean over the epoch's batches, each before its update
 * @param runningAccuracy the same for accuracy
 * @param trainLoss on the whole training set after the epoch, in evaluation mode, against the
 *     labels trained on
 * @param trainAccuracy the same for accuracy
 * @param trainAccuracyClean among training images whose label is the true one
 * @param trainAccuracyCorrupted among training images whose label was changed: how much is
 *     memorised
 * @param testLoss on the test images against their true labels
 * @param testAccuracy the same for accuracy
 * @param testLossCorrupted on the test images against labels corrupted as the training labels were
 * @param testAccuracyCorrupted the same for accuracy
 * @param weightNorm L2 norm of the trainable parameters
 * @param seconds since the run began
 * @param trainTopFiveAccuracy share of training images whose label, as trained on, is among the
 *     five likeliest classes; NaN, and not in the file, where there are ten classes or fewer
 * @param testTopFiveAccuracy the same of test images and their true labels
 */
public record EpochMetrics(
    int epoch,
    long steps,
    double learningRate,
    double runningLoss,
    double runningAccuracy,
    double trainLoss,
    double trainAccuracy,
    double trainAccuracyClean,
    double trainAccuracyCorrupted,
    double testLoss,
    double testAccuracy,
    double testLossCorrupted,
    double testAccuracyCorrupted,
    double weightNorm,
    double seconds,
    double trainTopFiveAccuracy,
    double testTopFiveAccuracy) {

  /** Without the share of labels among the five likeliest classes. */
  public EpochMetrics(
      int epoch,
      long steps,
      double learningRate,
      double runningLoss,
      double runningAccuracy,
      double trainLoss,
      double trainAccuracy,
      double trainAccuracyClean,
      double trainAccuracyCorrupted,
      double testLoss,
      double testAccuracy,
      double testLossCorrupted,
      double testAccuracyCorrupted,
      double weightNorm,
      double seconds) {
    this(
        epoch,
        steps,
        learningRate,
        runningLoss,
        runningAccuracy,
        trainLoss,
        trainAccuracy,
        trainAccuracyClean,
        trainAccuracyCorrupted,
        testLoss,
        testAccuracy,
        testLossCorrupted,
        testAccuracyCorrupted,
        weightNorm,
        seconds,
        Double.NaN,
        Double.NaN);
  }

  /** An epoch after which nothing was measured: what is known without looking at images again. */
  public static EpochMetrics running(
      int epoch,
      long steps,
      double learningRate,
      double runningLoss,
      double runningAccuracy,
      double weightNorm,
      double seconds) {
    return new EpochMetrics(
        epoch,
        steps,
        learningRate,
        runningLoss,
        runningAccuracy,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        weightNorm,
        seconds);
  }

  /** Whether the whole training set and the whole test set were measured after this epoch. */
  @JsonIgnore
  public boolean isMeasured() {
    return !Double.isNaN(trainAccuracy);
  }
}
