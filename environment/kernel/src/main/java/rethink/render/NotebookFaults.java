package rethink.render;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What keeps one notebook from being committed. */
final class NotebookFaults {
  static final int MOST_LINES = 20;
  static final long MOST_BYTES = 1 << 20;

  /** Absolute paths of someone's machine; a word before the slash makes it part of an address. */
  private static final Pattern PATH =
      Pattern.compile("(?<![\\w.-])(/(home|root|work|tmp|Users)/|[CD]:\\\\)[^\\s\"']{0,40}");

  private final List<String> faults = new ArrayList<>();

  private NotebookFaults() {}

  /** The faults of NOTEBOOK, whose file has BYTES: {@code cell k: what, wanted what}. */
  static List<String> of(NotebookFile notebook, long bytes) {
    var check = new NotebookFaults();
    if (bytes > MOST_BYTES) {
      check.faults.add(bytes + " bytes, wanted at most " + MOST_BYTES + ": show fewer figures");
    }
    check.metadata(notebook.json().get("metadata"));
    int text = 0;
    int code = 0;
    for (var cell : notebook.cells()) {
      if (cell.isMarkdown()) {
        check.paths("text cell " + ++text, cell.source());
      } else if (cell.isSkipped()) {
        check.paths("skipped cell", cell.source());
      } else if (cell.isCode() && cell.source().isBlank()) {
        check.faults.add("empty cell after cell " + code + ", wanted none");
      } else if (cell.isCode()) {
        check.code(cell, ++code);
      }
    }
    return check.faults;
  }

  private void metadata(JsonElement metadata) {
    var kernel = member(member(metadata, "kernelspec"), "name");
    if (!Cell.text(kernel).equals("java")) {
      faults.add("kernelspec name is " + kernel + ", wanted \"java\"");
    }
    var version = member(member(metadata, "language_info"), "version");
    if (version != null) {
      faults.add("language_info.version is " + version + ", wanted none: it changes by machine");
    }
  }

  private static JsonElement member(JsonElement owner, String name) {
    return owner instanceof JsonObject object ? object.get(name) : null;
  }

  /** The cell that follows the first EXPECTED - 1 code cells. */
  private void code(Cell cell, int expected) {
    var where = "cell " + expected;
    var count = cell.executionCount();
    if (count.isEmpty()) {
      faults.add(where + ": has not run, wanted execution count " + expected);
    } else if (count.getAsInt() != expected) {
      faults.add(
          where
              + ": execution count "
              + count.getAsInt()
              + ", wanted "
              + expected
              + ": run all cells in order");
    }
    long lines = cell.source().lines().count();
    if (lines > MOST_LINES) {
      faults.add(where + ": " + lines + " lines, wanted at most " + MOST_LINES);
    }
    paths(where, cell.source());
    cell.outputs().forEach(output -> output(where, output));
  }

  private void output(String where, Output output) {
    if (output.isError()) {
      faults.add(where + ": error output " + output.error() + ", wanted none");
    }
    paths(where + " output", text(output.json()));
  }

  /** All text of an output; pictures are base64, in which a path is only chance. */
  private static String text(JsonElement json) {
    if (json instanceof JsonArray array) {
      var text = new StringBuilder();
      array.forEach(element -> text.append(text(element)));
      return text.toString();
    }
    if (json instanceof JsonObject object) {
      var text = new StringBuilder();
      for (var entry : object.entrySet()) {
        boolean picture = entry.getKey().startsWith("image/") && !entry.getKey().contains("svg");
        text.append(picture ? "" : text(entry.getValue())).append('\n');
      }
      return text.toString();
    }
    return Cell.text(json);
  }

  private void paths(String where, String text) {
    var path = PATH.matcher(text);
    if (path.find()) {
      faults.add(where + ": absolute path " + path.group() + ", wanted a relative one");
    }
  }
}
