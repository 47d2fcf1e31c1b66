package rethink.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What can go of one run: all its files, or those that a finished run no longer needs. Only files
 * that the kit writes, in the run's own directory, are removed; links are removed, not followed.
 *
 * @param whole whether the run itself goes
 * @param files in the order in which they go, the mark of a finished run first
 * @param bytes that they hold together
 */
public record Removal(StoredRun stored, boolean whole, List<Path> files, long bytes) {
  private static final Set<String> OWN =
      Set.of(
          RunReader.EXPERIMENT,
          RunReader.ENVIRONMENT,
          RunReader.METRICS,
          RunReader.DONE,
          RunReader.FAILURE);

  public Removal {
    files = List.copyOf(files);
  }

  /** The run with all its files. */
  public static Removal whole(StoredRun stored) {
    return of(stored, true);
  }

  /** What has no use in a finished run: checkpoints, and files that were not written whole. */
  public static Removal leftovers(StoredRun stored) {
    return of(stored, false);
  }

  private static Removal of(StoredRun stored, boolean whole) {
    List<Path> files = new ArrayList<>();
    long bytes = 0;
    try (Stream<Path> entries = Files.list(stored.run().directory())) {
      for (Path file : entries.sorted().toList()) {
        String name = file.getFileName().toString();
        BasicFileAttributes found =
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!found.isDirectory() && (isLeftover(name) || whole && OWN.contains(name))) {
          files.add(file);
          bytes += found.size();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + stored.run().directory(), e);
    }
    files.sort(Comparator.comparing(file -> !file.endsWith(RunReader.DONE)));
    return new Removal(stored, whole, files, bytes);
  }

  private static boolean isLeftover(String name) {
    return name.endsWith(".part") || name.matches("checkpoint-\\d{12}");
  }

  /**
   * Removes the files, and the directory if nothing else is in it.
   *
   * @return whether it was done: not if a living process holds the run, or has finished it since
   */
  public boolean perform() {
    Path directory = stored.run().directory();
    if (!StoredRun.isNamed(directory)) {
      return false;
    }
    try (RunLock lock = RunLock.tryTake(directory).orElse(null)) {
      boolean wasDone = stored.state() == RunState.DONE || stored.state() == RunState.DAMAGED;
      if (lock == null || StoredRun.isDone(directory) != wasDone) {
        return false;
      }
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
      if (whole) {
        Files.deleteIfExists(directory.resolve(RunReader.LOCK));
        Files.delete(directory);
      }
      return true;
    } catch (DirectoryNotEmptyException foreign) {
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + directory, e);
    }
  }
}
