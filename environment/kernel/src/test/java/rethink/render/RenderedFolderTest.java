package rethink.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderedFolderTest {
  @TempDir private Path folder;

  @Test
  void add_executedNotebook_writesFilePageFiguresAndGallery() throws IOException {
    write(Notes.notebook().text("# First").code("x").named("01_a"));
    Files.createDirectories(folder.resolve("rendered"));
    Files.writeString(folder.resolve("rendered/mine.txt"), "mine");
    add(Notes.notebook().text("# First").code(1, "x", Notes.png("fig: x")).named("01_a"));
    try (var files = Files.walk(folder.resolve("rendered"))) {
      assertThat(files.filter(Files::isRegularFile).map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "01_a.ipynb", "01_a.html", "fig.png", "index.html", "mine.txt");
    }
    assertThat(folder.resolve("rendered/figures/fig.png")).hasBinaryContent(Notes.png());
  }

  @Test
  void gallery_cards_tellTheStateOfEachNotebook() throws IOException {
    write(Notes.notebook().text("# Two").code("x").named("02_b"));
    write(Notes.notebook().text("# Three").code(1, "x", Notes.png("f3: Third")).named("03_c"));
    var failed = Notes.error("E", "boom");
    write(Notes.notebook().text("# One").code("x").named("01_a"));
    add(
        Notes.notebook()
            .text("# One\n\nWhy.")
            .code(1, "x", Notes.png("f1: First"), failed)
            .named("01_a"));
    var gallery = Jsoup.parse(folder.resolve("rendered/index.html").toFile());
    assertThat(gallery.select(".card h2").eachText()).containsExactly("One", "Two", "Three");
    assertThat(gallery.select(".card footer").eachText())
        .containsExactly("01_a ✗ FAILED in cell 1: E: boom", "02_b not run yet", "03_c ✓ ok");
    assertThat(gallery.select(".card .words p").text()).isEqualTo("Why.");
    assertThat(gallery.select(".figures figcaption").eachText()).containsExactly("First", "Third");
    for (var local : gallery.select("a[href], img").eachAttr("src")) {
      assertThat(folder.resolve("rendered").resolve(local)).exists();
    }
    assertThat(folder.resolve("rendered/03_c.html")).exists();
    assertThat(folder.resolve("rendered/02_b.html")).doesNotExist();
  }

  @Test
  void add_formulas_bringsKatexAndItsFontsOnceForAllPages() throws IOException {
    write(Notes.notebook().text("# One $x$").code("x").named("01_a"));
    add(Notes.notebook().text("# One $x$").code(1, "x").named("01_a"));
    assertThat(folder.resolve("rendered/katex.js")).content().contains("katex.render(");
    assertThat(folder.resolve("rendered/katex.css"))
        .content()
        .contains("data:font/woff2;base64,")
        .doesNotContain("url(fonts/");
  }

  @Test
  void add_figureOfANameThatIsTaken_leavesNoPageWithTheWrongPicture() throws IOException {
    write(Notes.notebook().text("# One").code("x").named("01_a"));
    write(Notes.notebook().text("# Two").code("x").named("02_b"));
    add(Notes.notebook().text("# One").code(1, "x", Notes.png("fig: x")).named("01_a"));
    add(Notes.notebook().text("# Two").code(1, "x", Notes.png("fig: y")).named("02_b"));
    for (var page : new String[] {"01_a.html", "02_b.html"}) {
      assertThat(
              Jsoup.parse(folder.resolve("rendered").resolve(page).toFile())
                  .select("img")
                  .attr("src"))
          .startsWith("data:");
    }
  }

  private void write(NotebookFile notebook) throws IOException {
    notebook.write(folder.resolve("notebooks").resolve(notebook.name() + ".ipynb"));
  }

  private void add(NotebookFile notebook) throws IOException {
    new RenderedFolder(folder.resolve("rendered"), Selection.in(folder.resolve("notebooks")))
        .add(notebook);
  }
}
