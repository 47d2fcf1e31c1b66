package rethink.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FreshnessTest {
  @TempDir private Path folder;

  @Test
  void check_goodNotebook_findsNothing() throws IOException {
    var notebook =
        Notes.notebook()
            .text("See https://example.org/home/x and $f: X$")
            .code(1, "var x = 1;", Notes.stream("runs/1a"))
            .code(2, "x", Notes.png("fig: x"))
            .named("01_a");
    write(notebook);
    RenderedFolder.figures(notebook, folder);
    assertThat(check()).isEqualTo("1 notebooks, 0 faults\n");
  }

  @Test
  void check_faultyCells_areNamedOneByOne() throws IOException {
    write(
        Notes.notebook()
            .code(1, "x\n".repeat(21))
            .code(3, "y", Notes.error("E", "boom"))
            .code("z")
            .code(4, "")
            .named("01_a"));
    assertThat(check())
        .contains("01_a.ipynb: cell 1: 21 lines, wanted at most 20\n")
        .contains("cell 2: execution count 3, wanted 2: run all cells in order\n")
        .contains("cell 2: error output E: boom, wanted none\n")
        .contains("cell 3: has not run, wanted execution count 3\n")
        .contains("empty cell after cell 3, wanted none\n")
        .endsWith("1 notebooks, 5 faults\n");
  }

  @Test
  void check_pathsOfAMachine_areFoundInTextCodeAndOutputs() throws IOException {
    var root = "/" + "home/me";
    write(
        Notes.notebook()
            .text("in " + root + "/x")
            .code(1, "read(\"C:\\\\data\")")
            .code(2, "x", Notes.display("text/html", "<p>" + root + "/y</p>"))
            .named("01_a"));
    assertThat(check())
        .contains("text cell 1: absolute path " + root)
        .contains("cell 1: absolute path C:\\")
        .contains("cell 2 output: absolute path " + root);
  }

  @Test
  void check_metadataAndSize_areBounded() throws IOException {
    var notebook = Notes.notebook().code(1, "x", Notes.stream("y".repeat(1 << 20))).named("01_a");
    var info = new com.google.gson.JsonObject();
    info.addProperty("version", "17.0.1");
    notebook.json().getAsJsonObject("metadata").add("language_info", info);
    notebook.json().getAsJsonObject("metadata").remove("kernelspec");
    write(notebook);
    assertThat(check())
        .contains("wanted at most 1048576")
        .contains("kernelspec name is null, wanted \"java\"")
        .contains("language_info.version is \"17.0.1\", wanted none");
  }

  @Test
  void check_figureFiles_mustMatchAndBeNamedOnce() throws IOException {
    write(Notes.notebook().code(1, "x", Notes.png("fig: x")).named("01_a"));
    write(Notes.notebook().code(1, "x", Notes.png("fig: x")).named("02_b"));
    assertThat(check())
        .contains("01_a.ipynb: cell 1: no file figures/fig.png")
        .contains("02_b.ipynb: cell 1: figure fig is also in 01_a");
    Files.createDirectories(folder.resolve("figures"));
    Files.writeString(folder.resolve("figures/fig.png"), "old");
    assertThat(check()).contains("figures/fig.png differs from the cell's figure");
  }

  @Test
  void check_noNotebook_isAFault() throws IOException {
    Files.writeString(folder.resolve("01_a.ipynb"), "{");
    assertThat(check()).contains("01_a.ipynb: not JSON").endsWith("1 notebooks, 1 faults\n");
  }

  private void write(NotebookFile notebook) throws IOException {
    notebook.write(folder.resolve(notebook.name() + ".ipynb"));
  }

  /** What the command prints; its exit status must tell the same. */
  private String check() {
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    int status = new CommandLine(new Freshness(out)).execute(folder.toString());
    var text = bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    assertThat(status).isEqualTo(text.endsWith(" 0 faults\n") ? 0 : 1);
    return text;
  }
}
