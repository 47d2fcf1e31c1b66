package rethink.render;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** One cell of a notebook, a view of its JSON; what is missing reads as empty. */
public record Cell(JsonObject json) {

  boolean isCode() {
    return is("code");
  }

  boolean isMarkdown() {
    return is("markdown");
  }

  boolean isRaw() {
    return is("raw");
  }

  /** Whether the runner runs the cell: it holds code, and no tag forbids it. */
  boolean isRun() {
    return isCode() && !isSkipped() && !source().isBlank();
  }

  /** Whether the cell's tags keep it from being run. */
  boolean isSkipped() {
    return isCode() && isTagged("skip-execution");
  }

  private boolean is(String type) {
    return type.equals(text(json.get("cell_type")));
  }

  /** The source; nbformat keeps it as one string or as a list of lines. */
  String source() {
    return text(json.get("source"));
  }

  List<Output> outputs() {
    var outputs = new ArrayList<Output>();
    if (json.get("outputs") instanceof JsonArray array) {
      for (var output : array) {
        if (output instanceof JsonObject object) {
          outputs.add(new Output(object));
        }
      }
    }
    return outputs;
  }

  OptionalInt executionCount() {
    var count = json.get("execution_count");
    return count != null && count.isJsonPrimitive() && count.toString().matches("\\d{1,9}")
        ? OptionalInt.of(count.getAsInt())
        : OptionalInt.empty();
  }

  /** Whether the cell's tags allow it to fail. */
  boolean mayFail() {
    return isTagged("raises-exception");
  }

  private boolean isTagged(String tag) {
    return json.get("metadata") instanceof JsonObject metadata
        && metadata.get("tags") instanceof JsonArray tags
        && tags.contains(new JsonPrimitive(tag));
  }

  /** A word of the cell's metadata, or "". */
  String metadata(String name) {
    return json.get("metadata") instanceof JsonObject metadata ? text(metadata.get(name)) : "";
  }

  /** The picture of this name that is attached to the cell, as the address of an image. */
  Optional<String> attachment(String name) {
    if (json.get("attachments") instanceof JsonObject files
        && files.get(name) instanceof JsonObject bundle) {
      return bundle.keySet().stream()
          .filter(type -> type.startsWith("image/"))
          .findFirst()
          .map(type -> Links.dataUri(type, text(bundle.get(type))));
    }
    return Optional.empty();
  }

  /** Seconds that the cell took when its outputs were made, where that was recorded. */
  OptionalDouble seconds() {
    return json.get("metadata") instanceof JsonObject metadata
            && metadata.get("rethink") instanceof JsonObject notes
            && notes.get("seconds") instanceof JsonPrimitive seconds
            && seconds.toString().matches("\\d{1,9}(\\.\\d+)?")
        ? OptionalDouble.of(seconds.getAsDouble())
        : OptionalDouble.empty();
  }

  void seconds(double seconds) {
    NotebookFile.notes(json).addProperty("seconds", Math.round(seconds * 10) / 10.0);
  }

  /** Forgets the outputs of an earlier run. */
  void clear() {
    json.add("outputs", new JsonArray());
    json.add("execution_count", JsonNull.INSTANCE);
  }

  void add(JsonObject output) {
    if (!(json.get("outputs") instanceof JsonArray)) {
      clear();
    }
    json.getAsJsonArray("outputs").add(output);
  }

  /** A JSON string, or a list of strings put together, or "". */
  static String text(JsonElement value) {
    if (value == null || value.isJsonNull() || value.isJsonObject()) {
      return "";
    }
    if (value instanceof JsonArray lines) {
      var text = new StringBuilder();
      lines.forEach(line -> text.append(text(line)));
      return text.toString();
    }
    return value.getAsString();
  }
}
