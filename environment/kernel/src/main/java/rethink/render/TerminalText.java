package rethink.render;

import java.util.regex.Pattern;

/** Turns what a program wrote to a terminal into the text that would stay on its screen. */
final class TerminalText {
  // Escape sequences of the kinds CSI (colours, cursor) and OSC (titles), then lone controls.
  private static final Pattern CODES =
      Pattern.compile(
          "\u001b\\[[0-?]*[ -/]*[@-~]|\u001b\\][^\u0007\u001b]*(\u0007|\u001b\\\\)?|\u001b.?"
              + "|[\u0000-\u0007\u000b\u000c\u000e-\u001a\u007f]");

  private TerminalText() {}

  /** TEXT without colours; a carriage return goes back to the start of its line. */
  static String plain(String text) {
    var screen = new StringBuilder();
    for (var line : CODES.matcher(text).replaceAll("").replace("\r\n", "\n").split("\n", -1)) {
      overwrite(screen, line);
      screen.append('\n');
    }
    screen.setLength(screen.length() - 1);
    return screen.toString();
  }

  private static void overwrite(StringBuilder screen, String line) {
    int start = screen.length();
    int at = start;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\r') {
        at = start;
      } else if (c == '\b') {
        at = Math.max(start, at - 1);
      } else if (at < screen.length()) {
        screen.setCharAt(at++, c);
      } else {
        screen.append(c);
        at++;
      }
    }
  }
}
