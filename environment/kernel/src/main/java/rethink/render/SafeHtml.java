package rethink.render;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/** Keeps of an HTML text what can be shown and drops what could act: scripts, styles, handlers. */
final class SafeHtml {
  /** Relative links need some base to be told from {@code javascript:} ones; it is never shown. */
  private static final String BASE = "https://notebook.invalid/";

  private static final Safelist ALLOWED =
      Safelist.relaxed()
          .addTags("details", "summary", "kbd", "hr", "figure", "figcaption", "del", "s", "mark")
          .addAttributes("code", "class")
          .addAttributes("td", "align")
          .addAttributes("th", "align")
          .addAttributes("details", "open")
          .addAttributes(":all", "id")
          .addProtocols("a", "href", "#", "http", "https", "mailto")
          .removeProtocols("a", "href", "ftp")
          .addProtocols("img", "src", "data")
          .preserveRelativeLinks(true);

  private SafeHtml() {}

  /** The body of HTML with only the allowed tags and attributes left. */
  static Element clean(String html) {
    var clean = new Cleaner(ALLOWED).clean(Jsoup.parseBodyFragment(html, BASE));
    // Indentation made by the serialiser would show inside <pre>.
    clean.outputSettings(new Document.OutputSettings().prettyPrint(false));
    return clean.body();
  }
}
