package rethink.render;

import com.google.gson.JsonObject;
import java.util.Base64;
import java.util.Optional;

/** One output of a code cell, a view of its JSON. */
public record Output(JsonObject json) {

  String type() {
    return Cell.text(json.get("output_type"));
  }

  boolean isError() {
    return type().equals("error");
  }

  /** What the bundle holds for a MIME type, as text; empty where it holds nothing. */
  String data(String mime) {
    return json.get("data") instanceof JsonObject bundle ? Cell.text(bundle.get(mime)) : "";
  }

  /** The MIME types of the bundle. */
  String types() {
    return json.get("data") instanceof JsonObject bundle ? String.join(", ", bundle.keySet()) : "";
  }

  /** The text of a stream, without terminal codes. */
  String stream() {
    return TerminalText.plain(Cell.text(json.get("text")));
  }

  /** The error in one line: {@code name: value}. */
  String error() {
    return TerminalText.plain(Cell.text(json.get("ename")) + ": " + Cell.text(json.get("evalue")));
  }

  /** The error's stack trace, or its one line where there is none. */
  String traceback() {
    var lines = new StringBuilder();
    if (json.has("traceback") && json.get("traceback").isJsonArray()) {
      json.getAsJsonArray("traceback").forEach(line -> lines.append(Cell.text(line)).append('\n'));
    }
    var text = TerminalText.plain(lines.toString()).strip();
    return text.isEmpty() ? error() : text;
  }

  /** The bytes of the bundle's PNG; empty where there is none or it is no base64. */
  Optional<byte[]> png() {
    var data = data("image/png");
    if (data.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getMimeDecoder().decode(data));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** The figure's name in the output's metadata, {@code "rethink": {"figure": "name"}}, or "". */
  String figure() {
    return json.get("metadata") instanceof JsonObject metadata
            && metadata.get("rethink") instanceof JsonObject notes
        ? Cell.text(notes.get("figure"))
        : "";
  }
}
