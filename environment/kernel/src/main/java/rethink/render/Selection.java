package rethink.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;

/** Which notebooks a command line names. */
final class Selection {
  private Selection() {}

  /** The names, without ending, of the notebooks in FOLDER, in order. */
  static List<String> known(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "no folder " + folder + ", wanted the one with the notebooks; name it by --notebooks");
    }
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".ipynb") && !name.startsWith("."))
          .map(name -> name.substring(0, name.length() - ".ipynb".length()))
          .sorted()
          .toList();
    }
  }

  /**
   * Those of KNOWN that WANTED names, in the order of KNOWN; all for an empty list. A name may be
   * the number, the whole name, or a path to the file.
   */
  static List<String> of(List<String> wanted, List<String> known) {
    if (wanted.isEmpty()) {
      return known;
    }
    var chosen = new LinkedHashSet<String>();
    for (var name : wanted) {
      var plain = name.replaceFirst(".*[/\\\\]", "").replaceFirst("\\.ipynb$", "");
      var found = known.stream().filter(k -> k.equals(plain) || k.startsWith(plain + "_")).toList();
      if (found.isEmpty()) {
        throw new IllegalArgumentException(
            "no notebook " + name + "; known are: " + String.join(", ", known));
      }
      chosen.addAll(found);
    }
    return known.stream().filter(chosen::contains).toList();
  }
}
