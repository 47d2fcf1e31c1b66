package rethink.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a cell's text as Java does, so that magics in strings, text blocks and comments stay text.
 */
final class CellText {

  private static final Pattern MAGIC = Pattern.compile("[ \\t]*%([A-Za-z]\\w*)([^\\n]*)");
  private static final Pattern ARGUMENT = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  private final String text;
  private final StringBuilder out = new StringBuilder();
  private int at;
  // The last character that is neither space nor comment: a magic may follow ; { } or nothing.
  private char last = ';';

  private CellText(String text) {
    this.text = text;
  }

  /** The first position from {@code from} on that is neither space nor comment. */
  static int skipBlank(String text, int from) {
    var reader = new CellText(text);
    reader.at = from;
    while (reader.at < text.length()
        && (Character.isWhitespace(text.charAt(reader.at)) || reader.atComment())) {
      reader.copy(reader.atComment() ? reader.commentEnd() : reader.at + 1);
    }
    return reader.at;
  }

  /**
   * Replaces each line such as {@code %jars a.jar} by what {@code toJava} makes of name and
   * arguments.
   */
  static String replaceMagics(String text, BiFunction<String, List<String>, String> toJava) {
    var reader = new CellText(text);
    while (reader.at < text.length()) {
      reader.step(toJava);
    }
    return reader.out.toString();
  }

  /** The text with spaces in the place of its magics. */
  static String blankMagics(String text) {
    var reader = new CellText(text);
    while (reader.at < text.length()) {
      int start = reader.out.length();
      int from = reader.at;
      reader.step((name, arguments) -> "");
      reader.out.append(" ".repeat(reader.at - from - (reader.out.length() - start)));
    }
    return reader.out.toString();
  }

  /** Whether a position is within a comment, a string, a text block or a character. */
  static boolean isInText(String text, int position) {
    var reader = new CellText(text.substring(0, position));
    while (reader.at < position) {
      boolean isLine = reader.atLineComment();
      boolean isText = reader.atComment() || reader.atLiteral();
      int start = reader.at;
      reader.step((name, arguments) -> "");
      if (isText && reader.at == position) {
        // It ends here, or is still open.
        return isLine || !isClosed(reader.text.substring(start));
      }
    }
    return false;
  }

  /** The text with spaces in the place of comments, strings and characters. */
  static String withoutTexts(String text) {
    var reader = new CellText(text);
    var code = new StringBuilder();
    while (reader.at < text.length()) {
      boolean isText = reader.atComment() || reader.atLiteral();
      int start = reader.at;
      reader.step((name, arguments) -> "");
      code.append(isText ? " ".repeat(reader.at - start) : text.substring(start, reader.at));
    }
    return code.toString();
  }

  private static boolean isClosed(String literal) {
    String end =
        literal.startsWith("/*")
            ? "*/"
            : literal.startsWith("\"\"\"") ? "\"\"\"" : literal.substring(0, 1);
    int opening = literal.startsWith("/*") ? 2 : end.length();
    return literal.length() >= opening + end.length()
        && literal.endsWith(end)
        && (end.equals("*/") || !isEscaped(literal, literal.length() - end.length()));
  }

  private static boolean isEscaped(String literal, int at) {
    int backslashes = 0;
    while (at - backslashes > 0 && literal.charAt(at - backslashes - 1) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  static List<String> arguments(String line) {
    var arguments = new ArrayList<String>();
    Matcher found = ARGUMENT.matcher(line);
    while (found.find()) {
      arguments.add(found.group(1) != null ? found.group(1) : found.group(2));
    }
    return arguments;
  }

  private void step(BiFunction<String, List<String>, String> toJava) {
    if (atLineStart() && ";{}".indexOf(last) >= 0) {
      Matcher magic = MAGIC.matcher(text).region(at, text.length());
      if (magic.lookingAt()) {
        out.append(toJava.apply(magic.group(1), arguments(magic.group(2))));
        at = magic.end();
        last = ';';
        return;
      }
    }
    char c = text.charAt(at);
    if (atComment()) {
      copy(commentEnd());
    } else if (text.startsWith("\"\"\"", at)) {
      copy(literalEnd("\"\"\""));
      last = c;
    } else if (c == '"' || c == '\'') {
      copy(literalEnd(String.valueOf(c)));
      last = c;
    } else {
      copy(at + 1);
      last = Character.isWhitespace(c) ? last : c;
    }
  }

  private void copy(int end) {
    out.append(text, at, end);
    at = end;
  }

  private boolean atLineStart() {
    return at == 0 || text.charAt(at - 1) == '\n';
  }

  private boolean atComment() {
    return text.startsWith("//", at) || text.startsWith("/*", at);
  }

  private boolean atLineComment() {
    return text.startsWith("//", at);
  }

  private boolean atLiteral() {
    char c = text.charAt(at);
    return c == '"' || c == '\'';
  }

  private int commentEnd() {
    boolean line = atLineComment();
    int end = text.indexOf(line ? "\n" : "*/", at + 2);
    return end < 0 ? text.length() : end + (line ? 0 : 2);
  }

  /**
   * The position behind the literal that starts here; an unclosed one-line literal ends with its
   * line.
   */
  private int literalEnd(String quote) {
    int i = at + quote.length();
    while (i < text.length()) {
      if (text.charAt(i) == '\\') {
        i += 2;
      } else if (text.startsWith(quote, i)) {
        return i + quote.length();
      } else if (quote.length() == 1 && text.charAt(i) == '\n') {
        return i;
      } else {
        i++;
      }
    }
    return text.length();
  }
}
