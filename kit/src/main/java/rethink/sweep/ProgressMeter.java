package rethink.sweep;

import rethink.log.EpochMetrics;
import rethink.train.Experiment;
import rethink.train.TrainListener;

/** Makes of the steps of one run at most five reports a second, and one of each epoch. */
final class ProgressMeter implements TrainListener {
  private static final long PAUSE = 200_000_000L;

  private final int images;
  private final Runner.Listener listener;
  private double accuracy = Double.NaN;
  private long started;
  private long startedAt;
  private long reported;

  ProgressMeter(Experiment experiment, Runner.Listener listener) {
    images = experiment.dataset().trainSize();
    this.listener = listener;
  }

  @Override
  public void onStep(Experiment experiment, int epoch, int seen, double loss) {
    long now = System.nanoTime();
    if (started == 0) {
      // The first step this process makes; what a checkpoint brought is no measure of speed.
      started = now;
      startedAt = total(epoch, seen);
    }
    if (now - reported >= PAUSE) {
      report(epoch, seen, loss, now);
    }
  }

  @Override
  public void onEpoch(Experiment experiment, EpochMetrics metrics) {
    accuracy = metrics.isMeasured() ? metrics.trainAccuracy() : metrics.runningAccuracy();
    double loss = metrics.isMeasured() ? metrics.trainLoss() : metrics.runningLoss();
    report(metrics.epoch(), images, loss, System.nanoTime());
  }

  @Override
  public void onNotice(Experiment experiment, String notice) {
    listener.notice(notice);
  }

  private void report(int epoch, int seen, double loss, long now) {
    reported = now;
    long since = total(epoch, seen) - startedAt;
    double speed = since == 0 ? 0 : since / ((now - started) / 1e9);
    listener.progress(new Progress(epoch, seen, loss, accuracy, speed));
  }

  private long total(int epoch, int seen) {
    return (epoch - 1L) * images + seen;
  }
}
