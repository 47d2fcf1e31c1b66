package rethink.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which notebooks a command line names.
 *
 * @param chosen those to run
 * @param known those of the gallery: the whole folder where one of its notebooks is chosen, and
 *     chosen ones from elsewhere
 */
record Selection(List<Path> chosen, List<Path> known) {
  private static final String ENDING = ".ipynb";

  /** The notebooks in FOLDER, in order. */
  static List<Path> in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "no folder " + folder + ", wanted the one with the notebooks; name it by --notebooks");
    }
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ENDING))
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }

  /**
   * What WANTED names: numbers and names of notebooks in FOLDER, and paths, which are the shell's.
   * Nothing named means the whole folder.
   */
  static Selection of(List<String> wanted, Path folder) throws IOException {
    if (wanted.isEmpty()) {
      var all = in(folder);
      return new Selection(all, all);
    }
    var found = new LinkedHashSet<Path>();
    for (var name : wanted) {
      found.addAll(isPath(name) ? List.of(file(name, folder)) : named(name, folder));
    }
    var inFolder = found.stream().filter(file -> isIn(folder, file)).toList();
    var elsewhere = found.stream().filter(file -> !isIn(folder, file)).toList();
    var home = inFolder.isEmpty() ? List.<Path>of() : in(folder);
    var known = Stream.concat(home.stream(), elsewhere.stream()).toList();
    refuseSameNames(known);
    var names = inFolder.stream().map(Path::getFileName).toList();
    var chosen = home.stream().filter(file -> names.contains(file.getFileName()));
    return new Selection(Stream.concat(chosen, elsewhere.stream()).toList(), known);
  }

  private static boolean isPath(String name) {
    return name.endsWith(ENDING)
        || Path.of(name).getNameCount() != 1
        || Files.isDirectory(Path.of(name));
  }

  /** The notebook at a path of the shell; a bare file name may also be one of FOLDER. */
  private static Path file(String name, Path folder) {
    var path = Path.of(name).toAbsolutePath().normalize();
    if (Files.isDirectory(path)) {
      throw new IllegalArgumentException(
          name + " is a folder, wanted a notebook; give a folder by --notebooks " + name);
    }
    var withEnding = path.resolveSibling(path.getFileName() + ENDING);
    var bare = folder.resolve(path.getFileName());
    if (Files.isRegularFile(path) && name.endsWith(ENDING)) {
      return path;
    } else if (Files.isRegularFile(withEnding)) {
      return withEnding;
    } else if (Path.of(name).getParent() == null && Files.isRegularFile(bare)) {
      return bare;
    } else if (Files.exists(path)) {
      throw new IllegalArgumentException(
          name + " is no notebook, wanted a file whose name ends in " + ENDING);
    }
    throw new IllegalArgumentException(
        "no notebook "
            + path
            + "; name one of the project by its number, such as 01, or give the path of another");
  }

  private static Collection<Path> named(String name, Path folder) throws IOException {
    var known = in(folder);
    var found =
        known.stream()
            .filter(file -> plain(file).equals(name) || plain(file).startsWith(name + "_"))
            .toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "no notebook "
              + name
              + "; known are: "
              + String.join(", ", known.stream().map(Selection::plain).toList()));
    }
    return found;
  }

  /** The file's name without its ending, by which its page and messages call it. */
  static String plain(Path file) {
    var name = file.getFileName().toString();
    return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
  }

  private static boolean isIn(Path folder, Path file) {
    try {
      return Files.isSameFile(file.toAbsolutePath().getParent(), folder);
    } catch (IOException missing) {
      return false;
    }
  }

  private static void refuseSameNames(List<Path> files) {
    var pages = new HashMap<String, Path>();
    for (var file : files) {
      var other = pages.put(plain(file), file);
      if (other != null) {
        throw new IllegalArgumentException(
            other + " and " + file + " would have the same page; run them one after the other");
      }
    }
  }
}
