package rethink.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Copies what is read of a finished run, and nothing else, into another folder. */
public final class RunCopy {
  /** The mark of a finished run last, so that a copy broken off is not taken for a run. */
  private static final List<String> FILES =
      List.of(RunReader.EXPERIMENT, RunReader.ENVIRONMENT, RunReader.METRICS, RunReader.DONE);

  private RunCopy() {}

  /**
   * Makes {@code folder/<id>/} the same as the run, in place of what is there.
   *
   * @return whether it was not so already
   * @throws IllegalArgumentException if that is where the run lies, or no directory of its own
   */
  public static boolean into(Path folder, Run run) {
    Path target = folder.resolve(run.id());
    try {
      if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        if (!StoredRun.isNamed(target) || Files.isSameFile(target, run.directory())) {
          throw new IllegalArgumentException(
              "cannot copy run %s to itself or over a link, %s; choose another folder"
                  .formatted(run.id(), target));
        }
        if (isSame(run.directory(), target)) {
          return false;
        }
      }
      Files.createDirectories(target);
      Files.deleteIfExists(target.resolve(RunReader.DONE));
      for (String name : FILES) {
        Path part = target.resolve(name + ".part");
        Files.copy(run.directory().resolve(name), part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, target.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy run %s to %s".formatted(run.id(), target), e);
    }
  }

  private static boolean isSame(Path run, Path copy) throws IOException {
    for (String name : FILES) {
      if (!Files.exists(copy.resolve(name))
          || Files.mismatch(run.resolve(name), copy.resolve(name)) >= 0) {
        return false;
      }
    }
    return true;
  }
}
