package rethink.train;

import rethink.log.EpochMetrics;
import rethink.progress.ProgressLine;

/** Tells on one line how a single run goes. */
final class RunProgress implements TrainListener {
  private final ProgressLine line;
  private final int images;
  private final int epochs;
  private final long started = System.nanoTime();
  private String accuracy = "";

  RunProgress(Experiment experiment, ProgressLine line) {
    this.line = line;
    images = experiment.dataset().trainSize();
    epochs = experiment.epochs();
  }

  @Override
  public void onStep(Experiment experiment, int epoch, int seen, double loss) {
    double passes = epoch - 1 + (double) seen / images;
    line.update(
        passes / epochs,
        "epoch %d of %d, loss %.4f%s, %.0f images/s"
            .formatted(
                epoch,
                epochs,
                loss,
                accuracy,
                passes * images / ((System.nanoTime() - started) / 1e9)));
  }

  @Override
  public void onEpoch(Experiment experiment, EpochMetrics metrics) {
    accuracy =
        ", accuracy %.3f"
            .formatted(metrics.isMeasured() ? metrics.trainAccuracy() : metrics.runningAccuracy());
  }
}
