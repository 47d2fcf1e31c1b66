package rethink.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import rethink.train.Experiment;

/** {@code runs/<id>/failure.log}: why a run failed last; gone once it is finished. */
final class FailureLog {
  private FailureLog() {}

  static Failure write(Path runs, Experiment experiment, FailedRun failed) {
    return new Failure(failed.getMessage(), tryWrite(path(runs, experiment), experiment, failed));
  }

  private static Optional<Path> tryWrite(Path log, Experiment experiment, FailedRun failed) {
    Path part = log.resolveSibling(log.getFileName() + ".part");
    try {
      Files.createDirectories(log.getParent());
      Files.writeString(
          part,
          "%s%n%s%n%n%s%n".formatted(experiment, failed.getMessage(), failed.details().strip()));
      Files.move(part, log, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return Optional.of(log);
    } catch (IOException unwritable) {
      // Where the run itself could not write either; its message says so.
      return Optional.empty();
    }
  }

  static void delete(Path runs, Experiment experiment) {
    try {
      Files.deleteIfExists(path(runs, experiment));
    } catch (IOException stays) {
      // A finished run counts as finished all the same.
    }
  }

  private static Path path(Path runs, Experiment experiment) {
    return runs.resolve(experiment.id()).resolve("failure.log");
  }
}
