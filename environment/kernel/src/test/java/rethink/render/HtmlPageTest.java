package rethink.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlPageTest {
  @TempDir private Path folder;

  @Test
  void of_formulas_bringsKatexAndItsFontsAlong() throws IOException {
    var page = html(Notes.notebook().text("# T\n\n$x$").named("n"));
    assertThat(page).contains("katex.render(").contains("data:font/woff2;base64,");
    assertThat(page).doesNotContain("url(fonts/").doesNotContain("src=\"http");
  }

  @Test
  void of_noFormulas_runsNoScript() throws IOException {
    var page = html(Notes.notebook().text("# T").code(1, "1").named("n"));
    assertThat(page).doesNotContain("<script").doesNotContain("katex");
    assertThat(page).contains("default-src 'none'").doesNotContain("script-src");
  }

  @Test
  void of_figure_showsItsBytesWithWords() throws IOException {
    var page = page(Notes.notebook().code(1, "x", Notes.png("fig: A \"chart\"")));
    var image = page.select("figure#fig img");
    assertThat(image.attr("alt")).isEqualTo("fig: A \"chart\"");
    assertThat(image.attr("src")).isEqualTo(Links.dataUri("image/png", Notes.png()));
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
  void of_sameNotebook_givesSameBytes() throws IOException {
    var notebook = Notes.notebook().text("# $T$").code(1, "x", Notes.png("f: x")).named("n");
    assertThat(html(notebook)).isEqualTo(html(notebook));
  }

  private Document page(Notes notes) throws IOException {
    return Jsoup.parse(html(notes.named("n")));
  }

  private String html(NotebookFile notebook) throws IOException {
    return HtmlPage.of(notebook, List.of("a", "n", "z"), new Links(folder, folder));
  }
}
