package rethink.render;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

/**
 * An executed notebook as one HTML page that opens offline from its folder: text, formulas,
 * highlighted code, outputs, and links to the gallery and the neighbouring notebooks. The same
 * notebook gives the same bytes.
 */
public final class HtmlPage {
  private final NotebookFile notebook;
  private final Links links;
  private final Iterator<Figure> figures;
  private final Set<String> shared;
  private final Set<String> anchors = new HashSet<>();

  private HtmlPage(NotebookFile notebook, Links links, Set<String> shared) {
    this.notebook = notebook;
    this.links = links;
    this.shared = shared;
    this.figures = Figure.of(notebook).iterator();
  }

  /**
   * The page of NOTEBOOK.
   *
   * @param names all notebooks in reading order, for the links to the previous and the next one
   * @param shared names of figures that other notebooks show, too: the file may hold theirs
   */
  public static String of(
      NotebookFile notebook, List<String> names, Links links, Set<String> shared)
      throws IOException {
    return new HtmlPage(notebook, links, shared).html(names);
  }

  private String html(List<String> names) throws IOException {
    var body = new StringBuilder(header());
    body.append("<main>\n");
    int number = 0;
    for (var cell : notebook.cells()) {
      if (cell.isMarkdown()) {
        body.append(text(markdown(cell)));
      } else if (cell.isRaw()) {
        body.append(text(raw(cell)));
      } else if (cell.isRun()) {
        body.append(code(cell, String.valueOf(++number)));
      } else if (cell.isSkipped()) {
        body.append(code(cell, ""));
      }
    }
    body.append("</main>\n").append(neighbours(names));
    return Page.html(Markdown.words(notebook.title()), body.toString());
  }

  private String header() {
    var facts = new ArrayList<String>();
    facts.add("<span class=\"name\">" + Entities.escape(notebook.name()) + "</span>");
    for (var key : new String[] {"scale", "dataset"}) {
      if (notebook.note(key) != null && !notebook.note(key).equals("auto")) {
        facts.add(key + " " + Entities.escape(notebook.note(key)));
      }
    }
    return """
    <header>
    <a href="index.html">← All notebooks</a>
    <span>%s</span>
    </header>
    """
        .formatted(String.join(" · ", facts));
  }

  private static String text(String html) {
    return "<section class=\"text\">\n" + html + "</section>\n";
  }

  private String markdown(Cell cell) throws IOException {
    var root = Markdown.html(cell.source());
    for (var image : root.select("img[src^=attachment:]")) {
      var name = image.attr("src").substring("attachment:".length());
      cell.attachment(name)
          .or(() -> cell.attachment(Links.decoded(name)))
          .ifPresent(picture -> image.attr("src", picture));
    }
    return settled(root);
  }

  /** Text for other programs than Jupyter is shown as it stands, unless a page can show more. */
  private String raw(Cell cell) throws IOException {
    return switch (cell.metadata("raw_mimetype") + cell.metadata("format")) {
      case "text/markdown" -> markdown(cell);
      case "text/html" -> settled(SafeHtml.clean(cell.source()));
      default -> new Element("pre").addClass("raw").text(cell.source()).outerHtml() + "\n";
    };
  }

  private String settled(Element root) throws IOException {
    links.settle(root);
    for (var heading : root.select("h1, h2, h3, h4, h5, h6")) {
      anchor(heading);
    }
    return root.html();
  }

  /** Jupyter's own anchors: the words of the heading joined by hyphens. */
  private void anchor(Element heading) {
    var words = heading.text().strip().replaceAll("\\s+", "-");
    var id = words;
    for (int i = 2; !anchors.add(id); i++) {
      id = words + "-" + i;
    }
    heading.attr("id", id);
    heading.appendElement("a").addClass("anchor").attr("href", "#" + id).text("#");
  }

  /** A code cell; without a NUMBER it is one that is not run. */
  private String code(Cell cell, String number) throws IOException {
    var id = number.isEmpty() ? "" : " id=\"cell-" + number + "\"";
    var html = new StringBuilder("<section class=\"cell\"" + id + ">\n");
    html.append("<div class=\"count\">").append(number.isEmpty() ? "not run" : number);
    if (cell.seconds().isPresent() && cell.seconds().getAsDouble() >= 1) {
      html.append(" <span>").append(Seconds.words(cell.seconds().getAsDouble())).append("</span>");
    }
    html.append("</div>\n<pre class=\"source\"><code>")
        .append(HighlightJava.html(cell.source()))
        .append("</code></pre>\n");
    for (var output : cell.outputs()) {
      boolean isFigure = !number.isEmpty() && output.png().isPresent();
      html.append(isFigure ? figure(figures.next()) : output(output));
    }
    return html.append("</section>\n").toString();
  }

  private String figure(Figure figure) {
    var page = links.rendered().resolve("figures").resolve(figure.name() + ".html");
    return "<figure id=\"%s\">\n<img src=\"%s\" alt=\"%s\">\n%s</figure>\n"
        .formatted(
            Entities.escape(figure.name()),
            shared.contains(figure.name())
                ? Links.dataUri("image/png", figure.png())
                : figure.link(".png"),
            Entities.escape(figure.alternative()),
            Files.exists(page)
                ? "<figcaption><a href=\"%s\">Interactive version</a></figcaption>\n"
                    .formatted(figure.link(".html"))
                : "");
  }

  private String output(Output output) throws IOException {
    var html = OutputHtml.of(output);
    links.settle(html);
    return html.childNodeSize() == 0 ? "" : html.html() + "\n";
  }

  private String neighbours(List<String> names) {
    int at = names.indexOf(notebook.name());
    return "<nav class=\"neighbours\">\n%s%s</nav>\n"
        .formatted(
            at > 0 ? neighbour("previous", "← " + names.get(at - 1), names.get(at - 1)) : "",
            at >= 0 && at < names.size() - 1
                ? neighbour("next", names.get(at + 1) + " →", names.get(at + 1))
                : "");
  }

  private static String neighbour(String kind, String text, String name) {
    return "<a class=\"%s\" href=\"%s.html\">%s</a>\n"
        .formatted(kind, Links.segment(name), Entities.escape(text));
  }
}
