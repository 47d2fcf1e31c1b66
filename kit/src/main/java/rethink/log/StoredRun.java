package rethink.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import rethink.data.Checksum;

/**
 * A run of a store, finished or not.
 *
 * @param run what can be read of it: unless it is done, epochs may be none and JSON nodes missing
 * @param problem why it is damaged, and what to do; else empty
 */
public record StoredRun(Run run, RunState state, String problem) {
  private static final int ID_DIGITS = 12;

  /** Looks at a directory that {@link #isNamed} like a run. */
  static StoredRun of(Path directory) {
    if (!isDone(directory)) {
      return new StoredRun(RunReader.soFar(directory), unfinished(directory), "");
    }
    try {
      Run run = Run.read(directory);
      requireOwnExperiment(run);
      return new StoredRun(run, RunState.DONE, "");
    } catch (IllegalStateException | UncheckedIOException e) {
      return new StoredRun(RunReader.soFar(directory), RunState.DAMAGED, e.getMessage());
    }
  }

  /** Whether this is a directory, not a link to one, with an experiment's id for a name. */
  static boolean isNamed(Path directory) {
    return directory.getFileName().toString().matches("[0-9a-f]{" + ID_DIGITS + "}")
        && Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS);
  }

  static boolean isDone(Path directory) {
    return Files.exists(directory.resolve(RunReader.DONE));
  }

  private static RunState unfinished(Path directory) {
    try {
      if (RunLock.owner(directory).isPresent()) {
        return RunState.RUNNING;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot see whether anyone runs " + directory, e);
    }
    return Files.exists(directory.resolve(RunReader.FAILURE))
        ? RunState.FAILED
        : RunState.BROKEN_OFF;
  }

  /** The id is the hash of the experiment: one that was edited is another one. */
  private static void requireOwnExperiment(Run run) {
    String id = Checksum.sha256(run.experiment().toString()).substring(0, ID_DIGITS);
    if (!id.equals(run.id())) {
      throw new IllegalStateException(
          "%s in %s is that of run %s; copy the whole folder of a run, and edit nothing in it"
              .formatted(RunReader.EXPERIMENT, run.directory(), id));
    }
  }

  public String id() {
    return run.id();
  }
}
