package rethink.render;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

/**
 * The front page of the rendered folder: a card for each notebook, then all figures. Pictures and
 * pages are linked by relative names, so the folder can be moved or served as it is.
 */
public final class Gallery {
  private static final String LEAD =
      "Every figure, table, theorem and claim of “Understanding deep learning requires rethinking"
          + " generalization” (Zhang et al., ICLR 2017), each reproduced by one notebook.";

  private final Function<NotebookFile, Links> links;

  private Gallery(Function<NotebookFile, Links> links) {
    this.links = links;
  }

  /**
   * The page.
   *
   * @param notebooks executed notebooks where there are any, otherwise their source, in order
   * @param links where the files lie that a notebook links to
   */
  public static String of(List<NotebookFile> notebooks, Function<NotebookFile, Links> links)
      throws IOException {
    return new Gallery(links).html(notebooks);
  }

  private String html(List<NotebookFile> notebooks) throws IOException {
    var cards = new StringBuilder();
    var figures = new StringBuilder();
    for (var notebook : notebooks) {
      cards.append(card(notebook));
      for (var figure : Figure.of(notebook)) {
        figures.append(figure(notebook, figure));
      }
    }
    var body =
        """
        <main class="wide">
        <h1>Rethinking generalization</h1>
        <p class="lead">%s</p>
        <div class="cards">
        %s</div>
        %s</main>
        """
            .formatted(
                LEAD,
                cards,
                figures.isEmpty()
                    ? ""
                    : "<h2 id=\"figures\">All figures</h2>\n<div class=\"figures\">\n"
                        + figures
                        + "</div>\n");
    return Page.html("Rethinking generalization", body);
  }

  private String card(NotebookFile notebook) throws IOException {
    var verdict = Verdict.of(notebook);
    var title = Markdown.html(notebook.title());
    title.select("p").unwrap();
    title.select("a").unwrap();
    var summary = Markdown.html(notebook.summary());
    links.apply(notebook).settle(summary);
    var page = Links.segment(notebook.name()) + ".html";
    var first = Figure.of(notebook).stream().findFirst();
    var picture =
        first.isEmpty()
            ? "<span class=\"picture none\"></span>"
            : "<a class=\"picture\" href=\"%s\"><img src=\"%s\" alt=\"\" loading=\"lazy\"></a>"
                .formatted(page, first.get().link(".png"));
    return """
    <article class="card">
    %s
    <div class="words">
    <h2>%s</h2>
    %s
    </div>
    <footer><span>%s</span> %s</footer>
    </article>
    """
        .formatted(
            picture,
            verdict.executed() ? "<a href=\"" + page + "\">" + title.html() + "</a>" : title.html(),
            summary.html(),
            Entities.escape(notebook.name()),
            status(verdict));
  }

  private static String status(Verdict verdict) {
    if (!verdict.executed()) {
      return "<span>not run yet</span>";
    }
    var time =
        verdict.seconds() > 0 ? " <span>" + Seconds.words(verdict.seconds()) + "</span>" : "";
    return verdict.fault().isEmpty()
        ? "<span class=\"ok\">✓ ok</span>" + time
        : "<span class=\"failed\">✗ " + Entities.escape(verdict.fault()) + "</span>" + time;
  }

  private static String figure(NotebookFile notebook, Figure figure) {
    var caption = new Element("span");
    caption.text(figure.caption().isEmpty() ? notebook.name() : figure.caption());
    Formulas.mark(caption);
    return """
    <figure>
    <a href="%s.html#%s"><img src="%s" alt="%s" loading="lazy"></a>
    <figcaption>%s</figcaption>
    </figure>
    """
        .formatted(
            Links.segment(notebook.name()),
            Links.segment(figure.name()),
            figure.link(".png"),
            Entities.escape(figure.alternative()),
            caption.html());
  }
}
