package rethink.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What a child says of the run it was given, one JSON object on a line. */
sealed interface Report {
  /** More than the longest line a child writes. */
  int MOST_BYTES = 1 << 16;

  /** Characters of a message, a trace or a notice. */
  int MOST_TEXT = 8_000;

  record Step(Progress progress) implements Report {}

  record Notice(String text) implements Report {}

  /** The run is finished. */
  record Done(long residentBytes) implements Report {}

  /** Another process performs it. */
  record Held() implements Report {}

  record Failed(String message, String details, boolean worthRetrying) implements Report {}

  default String line() {
    ObjectNode node = new ObjectMapper().createObjectNode();
    if (this instanceof Step step) {
      Progress at = step.progress();
      node.put("report", "step").put("epoch", at.epoch()).put("images", at.images());
      put(node, "loss", at.loss());
      put(node, "accuracy", at.accuracy());
      put(node, "imagesPerSecond", at.imagesPerSecond());
    } else if (this instanceof Notice notice) {
      node.put("report", "notice").put("text", cut(notice.text()));
    } else if (this instanceof Done done) {
      node.put("report", "done").put("residentBytes", done.residentBytes());
    } else if (this instanceof Failed failed) {
      node.put("report", "failed").put("message", cut(failed.message()));
      node.put("details", cut(failed.details())).put("worthRetrying", failed.worthRetrying());
    } else {
      node.put("report", "held");
    }
    return node.toString();
  }

  /**
   * Reads a line; nothing if it is not a report but something a library printed.
   *
   * @throws IllegalArgumentException if it is a report that cannot be
   */
  static Optional<Report> parse(String line) {
    JsonNode node;
    try {
      node = new ObjectMapper().readTree(line);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
    if (!node.path("report").isTextual()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (node.get("report").asText()) {
          case "step" ->
              new Step(
                  new Progress(
                      Math.toIntExact(whole(node, "epoch", Integer.MAX_VALUE)),
                      Math.toIntExact(whole(node, "images", Integer.MAX_VALUE)),
                      number(node, "loss"),
                      number(node, "accuracy"),
                      number(node, "imagesPerSecond")));
          case "notice" -> new Notice(text(node, "text"));
          case "done" -> new Done(whole(node, "residentBytes", Long.MAX_VALUE));
          case "held" -> new Held();
          case "failed" ->
              new Failed(
                  text(node, "message"),
                  text(node, "details"),
                  field(node, "worthRetrying", node.path("worthRetrying").isBoolean()).asBoolean());
          default -> throw new IllegalArgumentException("a report of no known kind: " + line);
        });
  }

  /** JSON has no number that is none: null stands for it. */
  private static void put(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.putNull(name);
    }
  }

  private static String cut(String text) {
    return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT) + " ...";
  }

  private static double number(JsonNode node, String name) {
    JsonNode value = node.path(name);
    field(node, name, value.isNumber() || value.isNull());
    return value.isNull() ? Double.NaN : value.asDouble();
  }

  private static long whole(JsonNode node, String name, long most) {
    JsonNode value = node.path(name);
    boolean whole = value.isIntegralNumber() && value.canConvertToLong();
    return field(node, name, whole && value.asLong() >= 0 && value.asLong() <= most).asLong();
  }

  private static String text(JsonNode node, String name) {
    return field(node, name, node.path(name).isTextual()).asText();
  }

  private static JsonNode field(JsonNode node, String name, boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException(
          "a report whose field \"%s\" is %s: %s".formatted(name, node.path(name), node));
    }
    return node.get(name);
  }
}
