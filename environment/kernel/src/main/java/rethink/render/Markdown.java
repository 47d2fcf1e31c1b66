package rethink.render;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.nodes.Element;

/**
 * Markdown as GitHub and Jupyter know it, with formulas, as it stands in a notebook's text cells,
 * made HTML.
 */
final class Markdown {
  private static final List<Extension> EXTENSIONS =
      List.of(
          TablesExtension.create(),
          StrikethroughExtension.create(),
          TaskListItemsExtension.create(),
          AutolinkExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().extensions(EXTENSIONS).build();

  private Markdown() {}

  /** SOURCE as a clean element tree, code of fenced Java blocks highlighted. */
  static Element html(String source) {
    var formulas = new Formulas();
    var html = RENDERER.render(PARSER.parse(formulas.hide(source)));
    var body = SafeHtml.clean(html);
    formulas.show(body);
    for (var code : body.select("pre > code.language-java")) {
      code.html(HighlightJava.html(code.wholeText()));
    }
    AlignNumbers.in(body);
    return body;
  }

  /** The words of a line of Markdown, for a window title. */
  static String words(String line) {
    return html(line).text();
  }
}
