package rethink.render;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A Jupyter notebook (nbformat 4): its JSON in the order of the file, and the views the renderer
 * needs. Reading anything else fails with an {@link IOException} that names the file and the fault.
 */
public record NotebookFile(String name, JsonObject json) {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  /** Reads FILE; the notebook's name is the file name without {@code .ipynb}. */
  public static NotebookFile read(Path file) throws IOException {
    try {
      return parse(Selection.plain(file), NotebookText.of(Files.readAllBytes(file)));
    } catch (NoSuchFileException missing) {
      throw missing;
    } catch (IOException fault) {
      throw new IOException(Home.shown(file) + ": " + fault.getMessage(), fault);
    }
  }

  static NotebookFile parse(String name, String text) throws IOException {
    if (!(json(text) instanceof JsonObject root)
        || !"4".equals(String.valueOf(root.get("nbformat")))) {
      throw new IOException("not a notebook of nbformat 4; open and save it in Jupyter");
    }
    if (!(root.get("cells") instanceof JsonArray cells)) {
      throw new IOException("no list of cells, wanted \"cells\": [...]");
    }
    for (int k = 0; k < cells.size(); k++) {
      var fault = CellFault.of(k + 1, cells.get(k));
      if (fault.isPresent()) {
        throw new IOException(fault.get());
      }
    }
    return new NotebookFile(name, root);
  }

  private static JsonElement json(String text) throws IOException {
    var reader = new JsonReader(new StringReader(text));
    try {
      var root = GSON.getAdapter(JsonElement.class).read(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new IOException("text after its end");
      }
      return root;
    } catch (JsonParseException | IOException | IllegalStateException fault) {
      throw new IOException(
          "not JSON (" + fault.getMessage() + "), wanted a notebook of nbformat 4", fault);
    }
  }

  /** All cells, top to bottom. */
  public List<Cell> cells() {
    var cells = new ArrayList<Cell>();
    json.getAsJsonArray("cells").forEach(cell -> cells.add(new Cell(cell.getAsJsonObject())));
    return cells;
  }

  /** The code cells that are run; the runner counts the same ones, from 1. */
  public List<Cell> codeCells() {
    return cells().stream().filter(Cell::isRun).toList();
  }

  /** The first heading of level one, or the name where there is none. */
  public String title() {
    return markdownLines()
        .filter(line -> line.startsWith("# "))
        .findFirst()
        .map(line -> line.substring(2).strip())
        .orElse(name);
  }

  /** The Markdown of the first paragraph that is no heading, empty where there is none. */
  public String summary() {
    return String.join(
        "\n",
        markdownLines()
            .dropWhile(line -> line.isBlank() || line.startsWith("#"))
            .takeWhile(line -> !line.isBlank() && !line.startsWith("#"))
            .toList());
  }

  private Stream<String> markdownLines() {
    // The blank line keeps the last paragraph of one cell apart from the first of the next.
    return cells().stream()
        .filter(Cell::isMarkdown)
        .flatMap(cell -> (cell.source() + "\n\n").lines());
  }

  /** A value that the driver stored under {@code metadata.rethink}, or null. */
  public String note(String key) {
    return json.get("metadata") instanceof JsonObject metadata
            && metadata.get("rethink") instanceof JsonObject notes
            && notes.get(key) instanceof JsonPrimitive value
        ? value.getAsString()
        : null;
  }

  /** Stores a value under {@code metadata.rethink}. */
  public void note(String key, String value) {
    notes(json).addProperty(key, value);
  }

  /** The object {@code metadata.rethink} of a notebook or a cell, made where it is missing. */
  static JsonObject notes(JsonObject owner) {
    if (!(owner.get("metadata") instanceof JsonObject)) {
      owner.add("metadata", new JsonObject());
    }
    var metadata = owner.getAsJsonObject("metadata");
    if (!(metadata.get("rethink") instanceof JsonObject)) {
      // Jupyter writes keys sorted: the same order here keeps later diffs small.
      var sorted = new TreeMap<String, JsonElement>();
      metadata.entrySet().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
      sorted.put("rethink", new JsonObject());
      sorted.keySet().forEach(metadata::remove);
      sorted.forEach(metadata::add);
    }
    return metadata.getAsJsonObject("rethink");
  }

  /** Writes the notebook as Jupyter does (indented by one space), atomically. */
  public void write(Path file) throws IOException {
    var text = new StringWriter();
    var writer = new JsonWriter(text);
    writer.setIndent(" ");
    GSON.toJson(json, writer);
    replace(file, (text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Puts BYTES into FILE in one step, so that a reader never meets half a file. */
  static void replace(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    var part = file.resolveSibling(file.getFileName() + ".part");
    Files.write(part, bytes);
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException network) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
