package rethink.kernel;

import java.util.regex.Pattern;

/** What a terminal shows of printed text: a carriage return goes back and later text overwrites. */
final class Terminal {

  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*[A-Za-z]");

  private Terminal() {}

  /** The text without carriage returns, as a front end displays it. */
  static String shown(String text) {
    if (text.indexOf('\r') < 0) {
      return text;
    }
    var shown = new StringBuilder();
    for (String line : text.split("(?<=\n)")) {
      boolean ends = line.endsWith("\n");
      shown.append(overwritten(ends ? line.substring(0, line.length() - 1) : line));
      shown.append(ends ? "\n" : "");
    }
    return shown.toString();
  }

  /** The last line that has something on it, without colours; empty where there is none. */
  static String lastLine(String text) {
    String last = "";
    for (String line : COLOUR.matcher(shown(text)).replaceAll("").split("\n")) {
      last = line.isBlank() ? last : line.strip();
    }
    return last;
  }

  private static String overwritten(String line) {
    if (line.indexOf('\r') < 0) {
      return line;
    }
    String shown = "";
    for (String part : line.split("\r")) {
      shown = part.length() < shown.length() ? part + shown.substring(part.length()) : part;
    }
    return shown.stripTrailing(); // Blanks that wiped out a longer text.
  }
}
