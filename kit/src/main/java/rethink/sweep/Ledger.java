package rethink.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rethink.log.LockOwner;
import rethink.log.Run;
import rethink.log.RunLock;
import rethink.train.Experiment;

/**
 * What has become of the experiments of a sweep, as their folders and the jobs tell; passes it on
 * to the listener, one thing at a time.
 */
final class Ledger {
  private final Path runs;
  private final SweepListener listener;
  private final Map<Experiment, Run> finished = new HashMap<>();
  private final Map<Experiment, Failure> failures = new HashMap<>();
  private final Set<Experiment> triedAgain = new HashSet<>();

  Ledger(Path runs, SweepListener listener) {
    this.runs = runs;
    this.listener = listener;
  }

  /** Enters a finished run, or that it cannot be read; false if it is not finished. */
  boolean settle(Experiment experiment) {
    Path directory = directory(experiment);
    if (!Files.exists(directory.resolve("DONE"))) {
      return false;
    }
    try {
      Run run = Run.read(directory);
      synchronized (this) {
        finished.put(experiment, run);
        listener.finishes(experiment, run);
      }
    } catch (IllegalStateException | UncheckedIOException e) {
      fails(experiment, new Failure(e.getMessage(), Optional.empty()), false);
    }
    return true;
  }

  /** Enters that a run failed; true if it is worth trying once more. */
  boolean fail(Experiment experiment, FailedRun reason) {
    boolean again;
    synchronized (this) {
      again = reason.isWorthRetrying() && triedAgain.add(experiment);
    }
    fails(experiment, FailureLog.write(runs, experiment, reason), again);
    return again;
  }

  private synchronized void fails(Experiment experiment, Failure failure, boolean again) {
    if (!again) {
      failures.put(experiment, failure);
    }
    listener.fails(experiment, failure, again);
  }

  /** Tells the listener of anything else. */
  synchronized void tell(Runnable telling) {
    telling.run();
  }

  /** Who performs it at this moment, if anyone does. */
  Optional<LockOwner> owner(Experiment experiment) {
    Path directory = directory(experiment);
    try {
      return Files.exists(directory) ? RunLock.owner(directory) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot see whether anyone performs " + directory, e);
    }
  }

  synchronized SweepOutcome outcome(List<Experiment> experiments) {
    return new SweepOutcome(experiments, finished, failures);
  }

  private Path directory(Experiment experiment) {
    return runs.resolve(experiment.id());
  }
}
