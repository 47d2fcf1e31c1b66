package rethink.sweep;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import rethink.train.Experiment;
import rethink.train.Trainer;

/**
 * Performs runs in this JVM on the thread that asks, with as many compute threads as this JVM has.
 * The sweep interrupts that thread to break a run off.
 */
final class LocalRunner implements Runner {
  @Override
  public boolean perform(Experiment experiment, Path runs, Listener listener) throws FailedRun {
    try {
      return Trainer.tryRun(experiment, runs, new ProgressMeter(experiment, listener)).isPresent();
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException | OutOfMemoryError e) {
      if (Thread.currentThread().isInterrupted()) {
        // Whatever was being read or written broke off.
        throw new CancellationException("the run was interrupted");
      }
      throw FailedRun.by(e);
    }
  }

  @Override
  public void close() {}
}
