package rethink.sweep;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Why a run failed.
 *
 * @param message one or a few lines
 * @param log the run's failure.log with stack trace and the last lines of its process; nothing
 *     where it could not be written
 */
public record Failure(String message, Optional<Path> log) {

  @Override
  public String toString() {
    return message + log.map(path -> "; see " + path).orElse("");
  }
}
