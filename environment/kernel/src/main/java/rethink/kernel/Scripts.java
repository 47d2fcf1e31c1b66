package rethink.kernel;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs the files that {@code %load} names: Java statements, or the code cells of a notebook. */
final class Scripts {

  // In the order in which IJava tries them.
  private static final List<String> ENDINGS = List.of("", ".jsh", ".jshell", ".java", ".ipynb");

  private Scripts() {}

  /**
   * Runs all files that a glob names, with or without their ending.
   *
   * @throws IOException when there is none, or when one cannot be read
   * @throws CellError when one fails
   */
  static void load(String glob, Evaluator evaluator) throws IOException, CellError {
    for (Path file : find(glob)) {
      String name = file.getFileName().toString();
      if (name.endsWith(".ipynb")) {
        loadNotebook(name, Notebook.read(file), evaluator);
      } else {
        evaluator.include(name, text(file));
      }
    }
  }

  private static List<Path> find(String glob) throws IOException {
    for (String ending : ENDINGS) {
      List<Path> files = Globs.match(glob + ending).stream().filter(Files::isRegularFile).toList();
      if (!files.isEmpty()) {
        return files;
      }
    }
    throw new IOException(
        "%%load found no file \"%s\" below %s, nor one that ends in %s; name a script or a notebook"
            .formatted(
                glob,
                Path.of("").toAbsolutePath(),
                String.join(", ", ENDINGS.subList(1, ENDINGS.size()))));
  }

  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (MalformedInputException e) {
      throw new IOException(file + " is not UTF-8; save it as UTF-8 text", e);
    }
  }

  private static void loadNotebook(String name, Notebook notebook, Evaluator evaluator)
      throws IOException, CellError {
    JsonElement language = notebook.kernel().get("language");
    if (language != null && !language.getAsString().equalsIgnoreCase("java")) {
      throw new IOException(
          name + " is for " + language.getAsString() + ", and cells here are Java");
    }
    List<JsonObject> cells = notebook.codeCells();
    for (int i = 0; i < cells.size(); i++) {
      try {
        evaluator.include(name + ", cell " + (i + 1), Notebook.source(cells.get(i)));
      } catch (CellError e) {
        if (!Notebook.isTagged(cells.get(i), "raises-exception")) {
          throw e;
        }
      }
    }
  }
}
