package rethink.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder of runs, each in a directory that is named by its id. Anything else in it is foreign and
 * left alone.
 */
public record RunStore(Path folder) {

  /** All runs, in the order of their ids; none if there is no such folder. */
  public List<StoredRun> runs() {
    return directories().stream().map(StoredRun::of).toList();
  }

  /** Those that are done or should be: nobody is asked whether they hold the others. */
  List<StoredRun> finished() {
    return directories().stream().filter(StoredRun::isDone).map(StoredRun::of).toList();
  }

  /**
   * The one whose id begins so.
   *
   * @throws IllegalArgumentException if there is none, or more than one
   */
  public StoredRun find(String prefix) {
    List<Path> found =
        directories().stream()
            .filter(directory -> directory.getFileName().toString().startsWith(prefix))
            .toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "no run in %s has an id that begins with \"%s\"; environment/rethink runs list shows them"
              .formatted(folder, prefix));
    }
    if (found.size() > 1) {
      throw new IllegalArgumentException(
          "\"%s\" is the beginning of %d ids: %s; give more digits"
              .formatted(
                  prefix,
                  found.size(),
                  found.stream()
                      .map(directory -> directory.getFileName().toString())
                      .collect(Collectors.joining(", "))));
    }
    return StoredRun.of(found.get(0));
  }

  private List<Path> directories() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(StoredRun::isNamed).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the folder of runs " + folder, e);
    }
  }
}
