package rethink.render;

import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/** The outputs that are no PNG, as clean HTML: tables, text, streams, errors, other pictures. */
final class OutputHtml {
  /** In the order of preference. */
  private static final List<String> PICTURES =
      List.of("image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp");

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
    var image = PICTURES.stream().filter(type -> !output.data(type).isEmpty()).findFirst();
    if (image.isPresent()) {
      // SVG as an image, not inline: scripts in it stay dead.
      picture(html, Links.dataUri(image.get(), output.data(image.get())), plain);
    } else if (!output.data("text/html").isEmpty()) {
      var clean = SafeHtml.clean(output.data("text/html"));
      Formulas.mark(clean);
      AlignNumbers.in(clean);
      html.appendElement("div").addClass("html").appendChildren(clean.childNodesCopy());
    } else if (!output.data("text/markdown").isEmpty()) {
      var text = Markdown.html(output.data("text/markdown"));
      html.appendElement("div").addClass("text").appendChildren(text.childNodesCopy());
    } else if (!output.data("text/latex").isEmpty()) {
      var formula = html.appendElement("div").addClass("html").text(output.data("text/latex"));
      Formulas.mark(formula);
    } else if (!plain.isBlank()) {
      text(html, "result", TerminalText.plain(plain));
    } else if (!output.types().isEmpty()) {
      text(html, "result", "(an output of type " + output.types() + ", which pages do not show)");
    }
  }

  private static void picture(Element html, String source, String alternative) {
    html.appendElement("figure")
        .appendElement("img")
        .attr("src", source)
        .attr("alt", alternative.strip());
  }
}
