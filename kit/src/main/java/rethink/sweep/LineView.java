package rethink.sweep;

import java.util.List;
import rethink.log.LockOwner;
import rethink.log.ProgressLine;
import rethink.log.Run;
import rethink.train.Experiment;

/** Shows a sweep on one progress line. */
final class LineView implements SweepListener {
  private final SweepProgress state = new SweepProgress(System::nanoTime);
  private final ProgressLine line;

  LineView(ProgressLine line) {
    this.line = line;
  }

  @Override
  public void begins(List<Experiment> experiments) {
    state.begins(experiments);
  }

  @Override
  public void starts(int jobs) {
    state.starts(jobs);
    show("");
  }

  @Override
  public void performs(Experiment experiment) {
    state.performs(experiment);
  }

  @Override
  public void progresses(Experiment experiment, Progress progress) {
    state.progresses(experiment, progress);
    show("; " + describe(experiment, progress));
  }

  @Override
  public void notices(Experiment experiment, String notice) {
    System.err.println(experiment + ": " + notice);
  }

  @Override
  public void waits(Experiment experiment, LockOwner owner) {
    state.waits(experiment, owner);
    show("; %s is performed by %s".formatted(experiment, owner));
  }

  @Override
  public void finishes(Experiment experiment, Run run) {
    state.finishes(experiment, run);
    if (state.isStarted()) {
      show("");
    }
  }

  @Override
  public void fails(Experiment experiment, Failure failure, boolean again) {
    state.fails(experiment, failure, again);
    show("; %s failed".formatted(experiment));
  }

  private void show(String newest) {
    line.update(
        state.fraction(), "%d of %d runs done%s".formatted(state.done(), state.all(), newest));
  }

  static String describe(Experiment experiment, Progress at) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s, %s, seed %d: epoch %d, loss %.3f"
            .formatted(
                experiment.model().name(),
                experiment.corruption().name(),
                experiment.seed(),
                at.epoch(),
                at.loss()));
    if (!Double.isNaN(at.accuracy())) {
      text.append(", accuracy %.2f".formatted(at.accuracy()));
    }
    if (at.imagesPerSecond() > 0) {
      text.append(", %,.0f images/s".formatted(at.imagesPerSecond()));
    }
    return text.toString();
  }
}
