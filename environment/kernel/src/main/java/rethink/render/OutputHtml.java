package rethink.render;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jsoup.nodes.Element;

/** The outputs that are no PNG, as clean HTML: tables, text, streams, errors, other pictures. */
final class OutputHtml {
  private static final Map<String, String> STREAMS = Map.of("stderr", "stream stderr");

  private OutputHtml() {}

  /** A div around the richest form that the output offers and a page can show. */
  static Element of(Output output) {
    var html = new Element("div");
    switch (output.type()) {
      case "stream" -> text(html, stream(output), output.stream());
      case "error" -> error(html, output);
      default -> bundle(html, output);
    }
    return html;
  }

  private static String stream(Output output) {
    return STREAMS.getOrDefault(Cell.text(output.json().get("name")), "stream");
  }

  private static void text(Element html, String kind, String text) {
    if (!text.isBlank()) {
      html.appendElement("pre").addClass(kind).text(text.stripTrailing());
    }
  }

  private static void error(Element html, Output output) {
    var box = html.appendElement("div").addClass("error");
    box.appendElement("strong").text(output.error());
    var traceback = output.traceback();
    if (!traceback.equals(output.error())) {
      box.appendElement("pre").text(traceback);
    }
  }

  private static void bundle(Element html, Output output) {
    var plain = output.data("text/plain");
    if (!output.data("image/svg+xml").isEmpty()) {
      // As an image, not inline: scripts in it stay dead.
      var svg = output.data("image/svg+xml").getBytes(StandardCharsets.UTF_8);
      picture(html, Links.dataUri("image/svg+xml", svg), plain);
    } else if (!output.data("image/jpeg").isEmpty()) {
      var base64 = output.data("image/jpeg").replaceAll("\\s", "");
      picture(html, "data:image/jpeg;base64," + base64, plain);
    } else if (!output.data("text/html").isEmpty()) {
      var clean = SafeHtml.clean(output.data("text/html"));
      Formulas.mark(clean);
      AlignNumbers.in(clean);
      html.appendElement("div").addClass("html").appendChildren(clean.childNodesCopy());
    } else if (!output.data("text/markdown").isEmpty()) {
      var text = Markdown.html(output.data("text/markdown"));
      html.appendElement("div").addClass("text").appendChildren(text.childNodesCopy());
    } else {
      text(html, "result", TerminalText.plain(plain));
    }
  }

  private static void picture(Element html, String source, String alternative) {
    html.appendElement("figure")
        .appendElement("img")
        .attr("src", source)
        .attr("alt", alternative.strip());
  }
}
