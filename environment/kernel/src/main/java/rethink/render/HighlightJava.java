package rethink.render;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/** Marks keywords, types, calls, strings, numbers and comments of Java source with short spans. */
final class HighlightJava {
  private static final String KEYWORDS =
      "abstract|assert|boolean|break|byte|case|catch|char|class|continue|default|do|double|else|"
          + "enum|extends|final|finally|float|for|if|implements|import|instanceof|int|interface|"
          + "long|native|new|null|package|permits|private|protected|public|record|return|sealed|"
          + "short|static|strictfp|super|switch|synchronized|this|throw|throws|transient|true|"
          + "false|try|var|void|volatile|while|yield";

  /** Possessive and lazy runs only: no input makes the match slow. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<comment>//[^\\n]*+|/\\*(?s:.*?)(\\*/|\\z))"
              + "|(?<string>\"\"\"(?s:.*?)(\"\"\"|\\z)|\"[^\"\\\\\\n]*+(\\\\.[^\"\\\\\\n]*+)*+\"?"
              + "|'[^'\\\\\\n]*+(\\\\.[^'\\\\\\n]*+)*+'?)"
              + "|(?<annotation>@[A-Za-z_]\\w*+)"
              + "|(?<number>\\b(0[xX][\\da-fA-F_]++|0[bB][01_]++|\\d[\\d_]*+(\\.\\d[\\d_]*+)?"
              + "([eE][+-]?\\d++)?)[lLfFdD]?\\b)"
              + "|(?<keyword>\\b("
              + KEYWORDS
              + ")\\b)"
              + "|(?<type>\\b[A-Z]\\w*+)"
              + "|(?<call>\\b[a-z_]\\w*+(?=\\())"
              + "|\\w++");

  private static final String[] KINDS = {
    "comment", "string", "annotation", "number", "keyword", "type", "call"
  };

  private HighlightJava() {}

  /** SOURCE as escaped HTML with a {@code span} of the kind's class around each token. */
  static String html(String source) {
    var html = new StringBuilder();
    var token = TOKEN.matcher(source);
    int from = 0;
    while (token.find()) {
      html.append(Entities.escape(source.substring(from, token.start())));
      from = token.end();
      var text = Entities.escape(token.group());
      var kind = Arrays.stream(KINDS).filter(k -> token.group(k) != null).findFirst();
      html.append(kind.map(k -> "<span class=\"" + k + "\">" + text + "</span>").orElse(text));
    }
    return html.append(Entities.escape(source.substring(from))).toString();
  }
}
