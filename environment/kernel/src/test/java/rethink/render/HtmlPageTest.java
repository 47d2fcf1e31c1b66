package rethink.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlPageTest {
  @TempDir private Path folder;

  @Test
  void of_formulas_usesTheKatexBesideIt() throws IOException {
    var page = html(Notes.notebook().text("# T\n\n$x$").named("n"));
    assertThat(Jsoup.parse(page).select("script").eachAttr("src")).containsExactly("katex.js");
    assertThat(Jsoup.parse(page).select("link").eachAttr("href")).containsExactly("katex.css");
    assertThat(page).hasSizeLessThan(20_000).doesNotContain("src=\"http");
  }

  @Test
  void of_noFormulas_runsNoScript() throws IOException {
    var page = html(Notes.notebook().text("# T").code(1, "1").named("n"));
    assertThat(page).doesNotContain("<script").doesNotContain("katex");
    assertThat(page).contains("default-src 'none'").doesNotContain("script-src");
  }

  @Test
  void of_figure_showsItsFileWithWords() throws IOException {
    var page = page(Notes.notebook().code(1, "x", Notes.png("fig: A \"chart\"")));
    var image = page.select("figure#fig img");
    assertThat(image.attr("alt")).isEqualTo("fig: A \"chart\"");
    assertThat(image.attr("src")).isEqualTo("figures/fig.png");
  }

  @Test
  void of_figureWhoseNameAnotherNotebookUses_holdsItsBytes() throws IOException {
    var notebook = Notes.notebook().code(1, "x", Notes.png("fig: A chart")).named("n");
    var page = HtmlPage.of(notebook, List.of("n"), new Links(folder, folder), Set.of("fig"));
    assertThat(Jsoup.parse(page).select("figure#fig img").attr("src"))
        .isEqualTo(Links.dataUri("image/png", Notes.png()));
  }

  @Test
  void of_figureWithInteractivePage_linksIt() throws IOException {
    Files.createDirectories(folder.resolve("figures"));
    Files.writeString(folder.resolve("figures/fig.html"), "x");
    var page = page(Notes.notebook().code(1, "x", Notes.png("fig: A chart")));
    assertThat(page.select("figcaption a").attr("href")).isEqualTo("figures/fig.html");
  }

  @Test
  void of_htmlOutput_isCleanedAndAligned() throws IOException {
    var table =
        "<table><tr><th>a</th></tr><tr><td onclick='x()'>1</td></tr></table><script>x()</script>";
    var page = page(Notes.notebook().code(1, "x", Notes.display("text/html", table)));
    assertThat(page.select("td.number").outerHtml()).isEqualTo("<td class=\"number\">1</td>");
    assertThat(page.select("script")).isEmpty();
  }

  @Test
  void of_pngBesideHtml_showsThePng() throws IOException {
    var output = Notes.png("fig: x");
    output.getAsJsonObject("data").addProperty("text/html", "<p>other</p>");
    assertThat(page(Notes.notebook().code(1, "x", output)).text()).doesNotContain("other");
  }

  @Test
  void of_errorStreamsAndResults_areTold() throws IOException {
    var page =
        page(
            Notes.notebook()
                .code(1, "x", Notes.stream("1 of 2\r2 of 2\n"), Notes.error("E", "<b>"))
                .code(2, "y", Notes.display("text/plain", "a < b")));
    assertThat(page.select("pre.stream").text()).isEqualTo("2 of 2");
    assertThat(page.select(".error strong").text()).isEqualTo("E: <b>");
    assertThat(page.select("pre.result").text()).isEqualTo("a < b");
  }

  @Test
  void of_headingsOfTheSameWords_getDifferentAnchors() throws IOException {
    var page = page(Notes.notebook().text("## Weight decay\n\n## Weight decay"));
    assertThat(page.select("h2").eachAttr("id")).containsExactly("Weight-decay", "Weight-decay-2");
  }

  @Test
  void of_middleNotebook_linksBothNeighboursAndTheGallery() throws IOException {
    var page = page(Notes.notebook().text("# T"));
    assertThat(page.select("header a, nav a").eachAttr("href"))
        .containsExactly("index.html", "a.html", "z.html");
  }

  @Test
  void of_attachedPicture_isInThePage() throws IOException {
    var notebook =
        Notes.notebook()
            .text("![a](attachment:my%20sketch.png) <img src=\"attachment:s.svg\" width=\"60\">")
            .text("![the other cell has it](attachment:s.svg)")
            .named("n");
    attach(notebook, "my sketch.png", "image/png", "aGk=\n");
    attach(notebook, "s.svg", "image/svg+xml", "<svg/>");
    var page = Jsoup.parse(html(notebook));
    assertThat(page.select("img").eachAttr("src"))
        .containsExactly("data:image/png;base64,aGk=", "data:image/svg+xml;base64,PHN2Zy8+");
    assertThat(page.select("img").last().attr("width")).isEqualTo("60");
    assertThat(page.text()).contains("the other cell has it");
  }

  private static void attach(NotebookFile notebook, String name, String type, String data) {
    var bundle = new JsonObject();
    bundle.addProperty(type, data);
    var cell = notebook.cells().get(0).json();
    if (!cell.has("attachments")) {
      cell.add("attachments", new JsonObject());
    }
    cell.getAsJsonObject("attachments").add(name, bundle);
  }

  @Test
  void of_rawCells_areShownAsTheyStandOrAsTheirTypeSays() throws IOException {
    var notebook = Notes.notebook().raw("a *b* <i>").raw("a *b*").raw("<b>c</b>").named("n");
    notebook
        .cells()
        .get(1)
        .json()
        .getAsJsonObject("metadata")
        .addProperty("format", "text/markdown");
    notebook
        .cells()
        .get(2)
        .json()
        .getAsJsonObject("metadata")
        .addProperty("raw_mimetype", "text/html");
    var page = Jsoup.parse(html(notebook));
    assertThat(page.select("pre.raw").text()).isEqualTo("a *b* <i>");
    assertThat(page.select("em, b").eachText()).containsExactly("b", "c");
  }

  @Test
  void of_skippedCell_isShownWithoutANumber() throws IOException {
    var notebook = Notes.notebook().code("skipped").code(1, "run", Notes.png("fig: x")).named("n");
    Notes.tag(notebook.cells().get(0), "skip-execution");
    notebook.cells().get(0).add(Notes.png("old: x"));
    var page = Jsoup.parse(html(notebook));
    assertThat(page.select(".count").eachText()).containsExactly("not run", "1");
    assertThat(page.select("#cell-1 img").attr("src")).isEqualTo("figures/fig.png");
    assertThat(page.select("img").first().attr("src")).startsWith("data:image/png");
  }

  @Test
  void of_otherKindsOfOutput_areShown() throws IOException {
    var page =
        page(
            Notes.notebook()
                .code(1, "x", Notes.display("image/gif", "R0lG\nODlh"))
                .code(2, "y", Notes.display("text/latex", "$\\frac{a<b}{2}$", "text/plain", "no"))
                .code(3, "z", Notes.display("application/x-own", "?")));
    assertThat(page.select("img").attr("src")).isEqualTo("data:image/gif;base64,R0lGODlh");
    assertThat(page.select(".math").text()).isEqualTo("\\frac{a<b}{2}");
    assertThat(page.select("pre.result").text()).contains("application/x-own");
  }

  @Test
  void of_notebookOfOddName_linksItsFilesByTheirWholeNames() throws IOException {
    var notebook = Notes.notebook().code(1, "x", Notes.png("")).named("C# 100%?");
    var page =
        HtmlPage.of(notebook, List.of("a#", "C# 100%?"), new Links(folder, folder), Set.of());
    assertThat(Jsoup.parse(page).select("nav a").attr("href")).isEqualTo("a%23.html");
    assertThat(Jsoup.parse(page).select("img").attr("src"))
        .isEqualTo("figures/C%23%20100%25%3F-1.png");
  }

  @Test
  void of_sameNotebook_givesSameBytes() throws IOException {
    var notebook = Notes.notebook().text("# $T$").code(1, "x", Notes.png("f: x")).named("n");
    assertThat(html(notebook)).isEqualTo(html(notebook));
  }

  private Document page(Notes notes) throws IOException {
    return Jsoup.parse(html(notes.named("n")));
  }

  private String html(NotebookFile notebook) throws IOException {
    return HtmlPage.of(notebook, List.of("a", "n", "z"), new Links(folder, folder), Set.of());
  }
}
