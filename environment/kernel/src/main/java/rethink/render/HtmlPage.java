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
 * An executed notebook as one HTML page that opens offline: text, formulas, highlighted code,
 * outputs, and links to the gallery and the neighbouring notebooks. The same notebook gives the
 * same bytes.
 */
public final class HtmlPage {
  private final NotebookFile notebook;
  private final Links links;
  private final Iterator<Figure> figures;
  private final Set<String> anchors = new HashSet<>();

  private HtmlPage(NotebookFile notebook, Links links) {
    this.notebook = notebook;
    this.links = links;
    this.figures = Figure.of(notebook).iterator();
  }

  /**
   * The page of NOTEBOOK.
   *
   * @param names all notebooks in reading order, for the links to the previous and the next one
   */
  public static String of(NotebookFile notebook, List<String> names, Links links)
      throws IOException {
    return new HtmlPage(notebook, links).html(names);
  }

  private String html(List<String> names) throws IOException {
    var body = new StringBuilder(header());
    body.append("<main>\n");
    int number = 0;
    for (var cell : notebook.cells()) {
      if (cell.isMarkdown()) {
        body.append("<section class=\"text\">\n").append(markdown(cell)).append("</section>\n");
      } else if (cell.isCode() && !cell.source().isBlank()) {
        body.append(code(cell, ++number));
      }
    }
    body.append("</main>\n").append(neighbours(names));
    return Page.html(Markdown.words(notebook.title()), body.toString(), "data:");
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

  private String markdown(Cell cell) throws IOException {
    var root = Markdown.html(cell.source());
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

  private String code(Cell cell, int number) throws IOException {
    var html = new StringBuilder("<section class=\"cell\" id=\"cell-" + number + "\">\n");
    html.append("<div class=\"count\">").append(number);
    if (cell.seconds().isPresent() && cell.seconds().getAsDouble() >= 1) {
      html.append(" <span>").append(Seconds.words(cell.seconds().getAsDouble())).append("</span>");
    }
    html.append("</div>\n<pre class=\"source\"><code>")
        .append(HighlightJava.html(cell.source()))
        .append("</code></pre>\n");
    for (var output : cell.outputs()) {
      html.append(output.png().isPresent() ? figure(figures.next()) : output(output));
    }
    return html.append("</section>\n").toString();
  }

  private String figure(Figure figure) {
    var page = links.rendered().resolve("figures").resolve(figure.name() + ".html");
    return "<figure id=\"%s\">\n<img src=\"%s\" alt=\"%s\">\n%s</figure>\n"
        .formatted(
            figure.name(),
            Links.dataUri("image/png", figure.png()),
            Entities.escape(figure.alternative()),
            Files.exists(page)
                ? "<figcaption><a href=\"figures/%s.html\">Interactive version</a></figcaption>\n"
                    .formatted(figure.name())
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
        .formatted(kind, Entities.escape(name), Entities.escape(text));
  }
}
