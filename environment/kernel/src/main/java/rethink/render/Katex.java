package rethink.render;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * KaTeX from its jar on the class path, as one style sheet and one script without further files,
 * which all pages of a folder share.
 */
final class Katex {
  static final String STYLE = "katex.css";
  static final String SCRIPT = "katex.js";
  private static final String POM = "/META-INF/maven/org.webjars.npm/katex/pom.properties";
  private static final Pattern SOURCES =
      Pattern.compile("src:url\\((fonts/[\\w-]+\\.woff2)\\)[^}]*");

  private Katex() {}

  /** Whether a page's BODY holds formulas. */
  static boolean isNeeded(String body) {
    return body.contains("<span class=\"math");
  }

  /** Writes both files into FOLDER. */
  static void into(Path folder) throws IOException {
    NotebookFile.replace(folder.resolve(STYLE), css().getBytes(StandardCharsets.UTF_8));
    NotebookFile.replace(folder.resolve(SCRIPT), script().getBytes(StandardCharsets.UTF_8));
  }

  /** The style sheet with its fonts inside. */
  static String css() throws IOException {
    var dist = dist();
    var css = Resource.text(dist + "katex.min.css");
    var out = new StringBuilder();
    var source = SOURCES.matcher(css);
    while (source.find()) {
      var font = Links.dataUri("font/woff2", Resource.bytes(dist + source.group(1)));
      source.appendReplacement(
          out, Matcher.quoteReplacement("src:url(" + font + ") format(\"woff2\")"));
    }
    return source.appendTail(out).toString();
  }

  /** The library and the lines that typeset each element of class {@code math}. */
  static String script() throws IOException {
    return Resource.text(dist() + "katex.min.js") + "\n" + Resource.text("typeset.js");
  }

  private static String dist() throws IOException {
    var pom = new Properties();
    pom.load(new StringReader(Resource.text(POM)));
    return "/META-INF/resources/webjars/katex/" + pom.getProperty("version") + "/dist/";
  }
}
