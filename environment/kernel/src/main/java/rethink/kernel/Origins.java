package rethink.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers which cell and line each snippet came from, so that a traceback can name and quote
 * them.
 */
final class Origins {

  private record Origin(String text, int line, List<String> source) {}

  private final Map<String, Origin> bySnippet = new HashMap<>();
  private String current = "";

  /**
   * From now on snippets are of this text.
   *
   * @param text such as "cell 3"
   * @return the text before, to go back to
   */
  String begin(String text) {
    String before = current;
    current = text;
    return before;
  }

  void add(String snippetId, Piece piece) {
    bySnippet.put(snippetId, new Origin(current, piece.line(), piece.source().lines().toList()));
  }

  /** A frame of a traceback in a reader's words; frames outside cells stay as Java prints them. */
  String describe(StackTraceElement frame) {
    String file = frame.getFileName();
    Origin origin = file != null && file.startsWith("#") ? bySnippet.get(file.substring(1)) : null;
    if (origin == null) {
      return "    at "
          + new StackTraceElement(
              frame.getClassName(), frame.getMethodName(), file, frame.getLineNumber());
    }
    int row = frame.getLineNumber() - 1;
    String place =
        (origin.text.equals(current) ? "" : origin.text + ", ") + "line " + (origin.line + row);
    String method = frame.getMethodName().startsWith("lambda$") ? "lambda" : frame.getMethodName();
    String quote =
        row >= 0 && row < origin.source.size() ? ": " + origin.source.get(row).strip() : "";
    return "    at " + (method.isEmpty() ? place : method + " in " + place) + quote;
  }
}
