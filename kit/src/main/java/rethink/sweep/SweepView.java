package rethink.sweep;

import java.util.List;
import java.util.function.LongSupplier;
import rethink.log.LockOwner;
import rethink.log.Run;
import rethink.progress.ProgressLine;
import rethink.train.Experiment;

/** Keeps the state of a sweep and puts what happens into words. */
abstract class SweepView implements SweepListener {
  final SweepProgress state;

  SweepView(LongSupplier nanoTime) {
    state = new SweepProgress(nanoTime);
  }

  /** The state has changed; {@code newest} tells by what, or is empty. */
  abstract void show(String newest);

  /** Something out of the ordinary, on a line that shall not be lost. */
  abstract void tell(String line);

  /** A run was finished while the sweep was under way. */
  void tellEnd(String line) {}

  /** A run is finished, by whomever and whenever; for what has to be done with it. */
  protected void finished(Experiment experiment, Run run) {}

  @Override
  public final void begins(List<Experiment> experiments) {
    state.begins(experiments);
  }

  @Override
  public final void starts(int jobs) {
    state.starts(jobs);
    show("");
  }

  @Override
  public final void performs(Experiment experiment) {
    state.performs(experiment);
    show("");
  }

  @Override
  public final void progresses(Experiment experiment, Progress at) {
    state.progresses(experiment, at);
    show(describe(experiment, at));
  }

  @Override
  public final void notices(Experiment experiment, String notice) {
    tell(experiment + ": " + notice);
  }

  @Override
  public final void waits(Experiment experiment, LockOwner owner) {
    state.waits(experiment, owner);
    tell("%s is performed by %s".formatted(experiment, owner));
  }

  @Override
  public final void finishes(Experiment experiment, Run run) {
    state.finishes(experiment, run);
    finished(experiment, run);
    if (state.isStarted()) {
      tellEnd(
          "%s is done: %d epochs, loss %.4f, %s"
              .formatted(
                  experiment,
                  run.last().epoch(),
                  run.last().trainLoss(),
                  ProgressLine.duration(run.last().seconds())));
      show("");
    }
  }

  @Override
  public final void fails(Experiment experiment, Failure failure, boolean again) {
    state.fails(experiment, failure, again);
    tell("%s failed%s: %s".formatted(experiment, again ? ", is tried again" : "", failure));
  }

  private static String describe(Experiment experiment, Progress at) {
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
