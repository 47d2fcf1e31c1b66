package rethink.render;

import java.util.LinkedHashSet;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/** Keeps of an HTML text what can be shown and drops what could act: scripts, styles, handlers. */
final class SafeHtml {
  /** Relative links need some base to be told from {@code javascript:} ones; it is never shown. */
  private static final String BASE = "https://notebook.invalid/";

  private static final Pattern ALIGNMENT = Pattern.compile("text-align:\\s*(left|right|center)");

  private static final Safelist ALLOWED =
      Safelist.relaxed()
          .addTags("details", "summary", "kbd", "hr", "figure", "figcaption", "del", "s", "mark")
          .addAttributes("code", "class")
          .addAttributes("div", "class")
          .addTags("input", "center")
          .addAttributes("input", "type", "checked", "disabled")
          .addAttributes("td", "align")
          .addAttributes("th", "align")
          .addAttributes("details", "open")
          .addAttributes(":all", "id")
          .addProtocols("a", "href", "#", "http", "https", "mailto")
          .removeProtocols("a", "href", "ftp")
          .addProtocols("img", "src", "data", "attachment")
          .preserveRelativeLinks(true);

  private static final Pattern BOX =
      Pattern.compile("alert|alert-(block|info|success|warning|danger)");

  private SafeHtml() {}

  /** The body of HTML with only the allowed tags and attributes left. */
  static Element clean(String html) {
    var dirty = Jsoup.parseBodyFragment(html, BASE);
    for (var cell : dirty.select("td[style], th[style]")) {
      // Styles go, but a table's own alignment is worth keeping.
      var alignment = ALIGNMENT.matcher(cell.attr("style"));
      if (alignment.find()) {
        cell.attr("align", alignment.group(1));
      }
    }
    for (var box : dirty.select("div[class]")) {
      // The coloured boxes of Jupyter; other classes would meet the page's own by chance.
      var kinds = box.classNames().stream().filter(kind -> BOX.matcher(kind).matches()).toList();
      box.classNames(new LinkedHashSet<>(kinds));
    }
    // The boxes of a list of tasks show and do nothing; others have no use on a page.
    dirty.select("input:not([type=checkbox])").remove();
    dirty.select("input").attr("disabled", "");
    var clean = new Cleaner(ALLOWED).clean(dirty);
    // Indentation made by the serialiser would show inside <pre>.
    clean.outputSettings(new Document.OutputSettings().prettyPrint(false));
    return clean.body();
  }
}
