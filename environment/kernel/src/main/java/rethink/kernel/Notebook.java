package rethink.kernel;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** A notebook file of format 4: keeps the order and the layout in which Jupyter writes it. */
final class Notebook {

  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

  private final JsonObject root;
  private final List<JsonObject> codeCells = new ArrayList<>();

  private Notebook(JsonObject root) {
    this.root = root;
  }

  /**
   * Reads a notebook and takes the outputs of an earlier run and the version of its Java away.
   *
   * @throws IOException when the file cannot be read or is no notebook of format 4
   */
  static Notebook read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("there is no notebook " + file);
    }
    try {
      JsonObject root = new JsonParser().parse(Files.readString(file)).getAsJsonObject();
      int format = root.get("nbformat").getAsInt();
      if (format != 4) {
        throw new IOException(
            file + " has notebook format " + format + ", wanted 4; save it once in Jupyter");
      }
      var notebook = new Notebook(root);
      int number = 0;
      for (JsonElement cell : root.getAsJsonArray("cells")) {
        number++;
        if (!cell.getAsJsonObject().has("source")) {
          throw new IOException(file + " has no source in its cell " + number);
        }
        notebook.add(cell.getAsJsonObject());
      }
      notebook.forgetVersion();
      return notebook;
    } catch (MalformedInputException e) {
      throw new IOException(file + " is not UTF-8; save it as UTF-8 text", e);
    } catch (JsonParseException
        | IllegalStateException
        | ClassCastException
        | NullPointerException
        | UnsupportedOperationException
        | NumberFormatException e) {
      throw new IOException(file + " is not a notebook of format 4: " + e.getMessage(), e);
    }
  }

  private void add(JsonObject cell) {
    if (cell.get("cell_type").getAsString().equals("code") && !isTagged(cell, "skip-execution")) {
      cell.add("execution_count", JsonNull.INSTANCE);
      cell.add("outputs", new JsonArray());
      if (!source(cell).isBlank()) {
        codeCells.add(cell);
      }
    }
  }

  private void forgetVersion() {
    JsonElement metadata = root.get("metadata");
    if (metadata != null && metadata.getAsJsonObject().has("language_info")) {
      metadata.getAsJsonObject().getAsJsonObject("language_info").remove("version");
    }
  }

  /** The kernel that the notebook was written for; an empty object where it names none. */
  JsonObject kernel() {
    JsonElement metadata = root.get("metadata");
    JsonElement kernel = metadata == null ? null : metadata.getAsJsonObject().get("kernelspec");
    return kernel == null || !kernel.isJsonObject() ? new JsonObject() : kernel.getAsJsonObject();
  }

  /** The code cells that hold code, in order. */
  List<JsonObject> codeCells() {
    return codeCells;
  }

  static String source(JsonObject cell) {
    JsonElement source = cell.get("source");
    if (!source.isJsonArray()) {
      return source.getAsString();
    }
    var text = new StringBuilder();
    source.getAsJsonArray().forEach(line -> text.append(line.getAsString()));
    return text.toString();
  }

  static boolean isTagged(JsonObject cell, String tag) {
    JsonElement metadata = cell.get("metadata");
    JsonElement tags = metadata == null ? null : metadata.getAsJsonObject().get("tags");
    return tags != null && tags.getAsJsonArray().contains(new JsonPrimitive(tag));
  }

  /** Writes the file whole or not at all. */
  void write(Path file) throws IOException {
    Path target = file.toAbsolutePath();
    Path partial =
        target.resolveSibling("." + target.getFileName() + "." + ProcessHandle.current().pid());
    try {
      Files.writeString(partial, toJson());
      Files.move(
          partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  private String toJson() throws IOException {
    var text = new StringWriter();
    try (var writer = new JsonWriter(text)) {
      writer.setIndent(" ");
      writer.setHtmlSafe(false);
      GSON.toJson(root, writer);
    }
    return text + "\n";
  }
}
