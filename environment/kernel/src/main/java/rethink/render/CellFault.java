package rethink.render;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Optional;
import java.util.Set;

/** What keeps one cell of a notebook from being read, as nbformat 4 wants it. */
final class CellFault {
  private static final Set<String> TYPES = Set.of("code", "markdown", "raw");

  private CellFault() {}

  /** The fault of the cell that is the NUMBER-th of all, from 1. */
  static Optional<String> of(int number, JsonElement cell) {
    return found(cell).map(fault -> called(number, cell) + " " + fault);
  }

  /** How messages call a cell: all cells count, because this one may be no code cell. */
  static String called(int number, JsonElement cell) {
    var type = cell instanceof JsonObject json ? Cell.text(json.get("cell_type")) : "";
    return "cell " + number + " of all" + (TYPES.contains(type) ? " (" + type + ")" : "");
  }

  private static Optional<String> found(JsonElement cell) {
    if (!(cell instanceof JsonObject json)) {
      return Optional.of("is " + shown(cell) + ", wanted a JSON object");
    }
    if (!(json.get("cell_type") instanceof JsonPrimitive type)
        || !TYPES.contains(type.getAsString())) {
      return Optional.of(
          "has cell_type " + shown(json.get("cell_type")) + ", wanted code, markdown or raw");
    }
    if (!isText(json.get("source"))) {
      return Optional.of(
          (json.has("source") ? "has the source " + shown(json.get("source")) : "has no source")
              + ", wanted a string or a list of strings, if only \"\"");
    }
    for (var name : new String[] {"metadata", "attachments"}) {
      if (json.has(name) && !json.get(name).isJsonObject()) {
        return Optional.of("has " + name + " " + shown(json.get(name)) + ", wanted a JSON object");
      }
    }
    if (json.get("metadata") instanceof JsonObject metadata
        && metadata.has("tags")
        && !(metadata.get("tags") instanceof JsonArray)) {
      return Optional.of("has the tags " + shown(metadata.get("tags")) + ", wanted a list");
    }
    return Optional.empty();
  }

  private static boolean isText(JsonElement source) {
    if (source instanceof JsonArray lines) {
      for (var line : lines) {
        if (!isString(line)) {
          return false;
        }
      }
      return true;
    }
    return isString(source);
  }

  private static boolean isString(JsonElement value) {
    return value instanceof JsonPrimitive primitive && primitive.isString();
  }

  private static String shown(JsonElement value) {
    var text = String.valueOf(value);
    return text.length() > 60 ? text.substring(0, 60) + "..." : text;
  }
}
