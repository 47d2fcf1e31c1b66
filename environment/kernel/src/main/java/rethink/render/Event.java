package rethink.render;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Optional;

/**
 * One line that the notebook runner prints about its progress.
 *
 * @param kind start, cell, progress, cellDone, failed or done
 * @param cell number of the code cell, from 1
 * @param of number of code cells
 * @param seconds of the cell or of the whole notebook
 * @param text the cell's first line, its progress text, or the error
 */
record Event(String kind, int cell, int of, double seconds, String text) {

  /** The event in LINE; empty for a line that is none, such as a library's own output. */
  static Optional<Event> parse(String line) {
    if (!line.startsWith("{")) {
      return Optional.empty();
    }
    try {
      if (new JsonParser().parse(line) instanceof JsonObject json && json.has("event")) {
        return Optional.of(
            new Event(
                Cell.text(json.get("event")),
                (int) number(json, "cell"),
                (int) (json.has("of") ? number(json, "of") : number(json, "cells")),
                number(json, "seconds"),
                TerminalText.plain(text(json)).strip()));
      }
    } catch (JsonParseException | NumberFormatException notAnEvent) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static double number(JsonObject json, String key) {
    return json.has(key) ? Double.parseDouble(Cell.text(json.get(key))) : 0;
  }

  private static String text(JsonObject json) {
    for (var key : new String[] {"text", "error", "source"}) {
      if (json.has(key)) {
        return Cell.text(json.get(key));
      }
    }
    return "";
  }
}
