package rethink.kernel;

import io.github.spencerpark.jupyter.kernel.util.GlobFinder;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds files by IJava's globs: {@code *} and {@code ?} within a name, {@code /} as separator. */
final class Globs {

  private Globs() {}

  /**
   * All files and folders that match.
   *
   * @throws IOException naming the first glob that matches nothing
   */
  static List<Path> find(List<String> globs) throws IOException {
    var found = new ArrayList<Path>();
    for (String glob : globs) {
      List<Path> matching = match(glob);
      found.addAll(matching);
      if (matching.isEmpty()) {
        throw new IOException(
            "\""
                + glob
                + "\" matches no file below "
                + Path.of("").toAbsolutePath()
                + "; name a jar, a folder of classes, or a glob such as lib/*.jar");
      }
    }
    return found;
  }

  /** All files and folders that match, perhaps none. */
  static List<Path> match(String glob) throws IOException {
    var found = new ArrayList<Path>();
    try {
      new GlobFinder(glob).computeMatchingPaths().forEach(found::add);
    } catch (NoSuchFileException e) {
      // The folder is missing, so nothing in it matches.
    }
    return found;
  }
}
