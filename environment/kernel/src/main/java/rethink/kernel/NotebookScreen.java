package rethink.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Gathers the outputs of cells in the form in which a notebook file stores them. */
final class NotebookScreen implements Screen {

  private static final Pattern LINE = Pattern.compile("(?<=\n)");
  private static final Pattern PART = Pattern.compile("(?=\r)|(?<=\n)");
  // Enough for a driver's line, and no more: a cell may print a character at a time.
  private static final int PROGRESS_CHARS = 1000;

  private final Consumer<String> progress;
  private final Map<String, List<JsonObject>> displays = new HashMap<>();
  private JsonArray outputs = new JsonArray();
  private final StringBuilder printed = new StringBuilder();
  private int line; // Where the last line of `printed` starts.
  private boolean printedError;

  /**
   * @param progress is told the latest line whenever a cell prints
   */
  NotebookScreen(Consumer<String> progress) {
    this.progress = progress;
  }

  /** From now on outputs go into this list. */
  synchronized void begin(JsonArray newOutputs) {
    endStream();
    outputs = newOutputs;
  }

  @Override
  public synchronized void write(boolean error, String text) {
    if (error != printedError) {
      endStream();
    }
    printedError = error;
    for (String part : PART.split(text)) {
      if (part.startsWith("\r")) {
        // What was overwritten is forgotten, else a long progress line fills the memory.
        String shown = Terminal.shown(printed.substring(line));
        printed.replace(line, printed.length(), shown);
      }
      printed.append(part);
      line = part.endsWith("\n") ? printed.length() : line;
    }
    int end = Math.min(printed.length(), line + PROGRESS_CHARS);
    progress.accept(printed.substring(Math.max(0, line - PROGRESS_CHARS), end));
  }

  @Override
  public synchronized void show(String displayId, Map<String, String> bundle) {
    JsonObject output = data("display_data", bundle);
    displays.computeIfAbsent(displayId, id -> new ArrayList<>()).add(output);
    add(output);
  }

  @Override
  public synchronized void update(String displayId, Map<String, String> bundle) {
    displays
        .getOrDefault(displayId, List.of())
        .forEach(output -> output.add("data", split(bundle)));
  }

  /** Nobody reads along, so there is nobody to ask. */
  @Override
  public String readLine() {
    return null;
  }

  synchronized void result(int count, Map<String, String> bundle) {
    JsonObject output = data("execute_result", bundle);
    var ordered = new JsonObject();
    ordered.add("data", output.get("data"));
    ordered.addProperty("execution_count", count);
    ordered.add("metadata", output.get("metadata"));
    ordered.add("output_type", output.get("output_type"));
    add(ordered);
  }

  synchronized void error(CellError error) {
    var output = new JsonObject();
    output.addProperty("ename", error.name());
    output.addProperty("evalue", error.value());
    output.addProperty("output_type", "error");
    var traceback = new JsonArray();
    error.traceback().forEach(traceback::add);
    output.add("traceback", traceback);
    add(output);
  }

  /** Stores printed text that waits for more; to be called when a cell ends. */
  synchronized void endStream() {
    String text = Terminal.shown(printed.toString());
    printed.setLength(0);
    line = 0;
    if (!text.isEmpty()) {
      var output = new JsonObject();
      output.addProperty("name", printedError ? "stderr" : "stdout");
      output.addProperty("output_type", "stream");
      output.add("text", lines(text));
      outputs.add(output);
    }
  }

  private void add(JsonObject output) {
    endStream();
    outputs.add(output);
  }

  private static JsonObject data(String type, Map<String, String> bundle) {
    var output = new JsonObject();
    output.add("data", split(bundle));
    output.add("metadata", new JsonObject());
    output.addProperty("output_type", type);
    return output;
  }

  /** Text as a list of lines, as Jupyter stores it; images and JSON as they are. */
  private static JsonObject split(Map<String, String> bundle) {
    var split = new JsonObject();
    JsonObject sorted = Rendering.json(new TreeMap<>(bundle));
    for (Map.Entry<String, JsonElement> entry : sorted.entrySet()) {
      String mime = entry.getKey();
      boolean isText =
          mime.startsWith("text/")
              || mime.equals("image/svg+xml")
              || mime.equals("application/javascript");
      split.add(mime, isText ? lines(entry.getValue().getAsString()) : entry.getValue());
    }
    return split;
  }

  private static JsonArray lines(String text) {
    var lines = new JsonArray();
    if (!text.isEmpty()) {
      LINE.splitAsStream(text).forEach(lines::add);
    }
    return lines;
  }
}
