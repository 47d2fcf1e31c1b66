package rethink.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import rethink.sweep.Sweep;
import rethink.sweep.SweepListener;
import rethink.sweep.SweepOutcome;
import rethink.train.Experiment;

/** One turn of a sweep: runs that differ in their seeds, into a folder that is deleted. */
final class SweepTurn {
  private SweepTurn() {}

  /** Images per second over all runs, from the call to its return. */
  static Turn of(Experiment experiment, int runs, int jobs, SweepListener listener)
      throws IOException {
    Path folder = Files.createTempDirectory("rethink-sweep");
    try {
      List<Experiment> experiments =
          LongStream.rangeClosed(1, runs).mapToObj(experiment::seed).toList();
      long started = System.nanoTime();
      SweepOutcome outcome = Sweep.of(experiments).in(folder).jobs(jobs).perform(listener);
      double seconds = (System.nanoTime() - started) / 1e9;
      if (!outcome.failures().isEmpty()) {
        throw new IllegalStateException(outcome.failureText());
      }
      long images = (long) runs * experiment.epochs() * experiment.dataset().trainSize();
      return new Turn(images / seconds, Resident.ofChildren());
    } finally {
      Folders.delete(folder);
    }
  }
}
