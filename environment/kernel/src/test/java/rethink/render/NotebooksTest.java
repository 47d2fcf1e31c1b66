package rethink.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class NotebooksTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void notebooks() throws IOException {
    write(Notes.notebook().text("# One").code("environment").code("picture").named("01_one"));
    write(Notes.notebook().code("x").code("fail").code("picture").named("02_fails"));
    write(Notes.notebook().code("x").code("die").named("03_dies"));
    write(Notes.notebook().code("interrupt").named("04_interrupted"));
  }

  @Test
  void run_goodNotebook_rendersItAndEndsWithZero() throws IOException {
    assertThat(run("01", "--scale", "standard", "--dataset", "mnist")).isZero();
    var executed = NotebookFile.read(folder.resolve("rendered/01_one.ipynb"));
    assertThat(executed.codeCells().get(0).outputs().get(0).stream())
        .isEqualTo("standard mnist " + Path.of("runs").toAbsolutePath() + " 1 true");
    assertThat(executed.codeCells().get(1).seconds()).hasValue(2.5);
    assertThat(executed.note("scale")).isEqualTo("standard");
    assertThat(folder.resolve("rendered/figures/chart-01_one.png")).exists();
    assertThat(folder.resolve("rendered/01_one.html")).exists();
    assertThat(text()).containsPattern("01_one +[\\d.]+ s +1  ok");
  }

  @Test
  void run_severalAtOnce_tellsOfEachAndEndsWithOne() {
    assertThat(run("01", "02", "03", "--jobs", "3")).isEqualTo(1);
    assertThat(text())
        .containsPattern("01_one .* ok")
        .containsPattern("02_fails .* FAILED in cell 2: EvalException: boom")
        .containsPattern("03_dies .* FAILED in cell 2: the child JVM ended with exit status 134");
  }

  @Test
  void jobs_anyMachine_areTwoWhereThereIsRoom() {
    assertThat(Notebooks.jobs(2, 24L << 30)).isEqualTo(2);
    assertThat(Notebooks.jobs(16, 16L << 30)).isEqualTo(2);
    assertThat(Notebooks.jobs(1, 24L << 30)).isEqualTo(1);
    assertThat(Notebooks.jobs(8, 8L << 30)).isEqualTo(1);
  }

  @Test
  void run_childThatDies_givesAPageWithItsLastWords() throws IOException {
    run("03");
    assertThat(Files.readString(folder.resolve("rendered/03_dies.html")))
        .contains("exit status 134")
        .contains("# a fatal error has been detected");
  }

  @Test
  void run_inPlace_storesOnlyWhatIsOk() throws IOException {
    run("01", "02", "--in-place");
    var one = NotebookFile.read(folder.resolve("notebooks/01_one.ipynb"));
    var two = NotebookFile.read(folder.resolve("notebooks/02_fails.ipynb"));
    assertThat(Verdict.of(one).fault()).isEmpty();
    assertThat(one.codeCells().get(0).seconds()).hasValue(1.5);
    assertThat(Verdict.of(two).executed()).isFalse();
    assertThat(folder.resolve("notebooks/figures/chart-01_one.png")).hasBinaryContent(Notes.png());
  }

  @Test
  void run_changed_leavesOutWhatTheSameCellsMadeAtThatScale() throws IOException {
    run("01", "--in-place");
    var file = folder.resolve("notebooks/01_one.ipynb");
    assertThat(run("01", "--changed")).isZero();
    assertThat(text()).contains("Changed since their outputs were made: 0 of 4 notebooks");

    out.reset();
    assertThat(run("01", "--changed", "--scale", "standard")).isZero();
    assertThat(text()).containsPattern("01_one .* ok");

    var edited = NotebookFile.read(file);
    edited.codeCells().get(1).json().addProperty("source", "picture of another");
    edited.write(file);
    out.reset();
    assertThat(run("01", "--changed")).isZero();
    assertThat(text()).contains("1 of 4 notebooks").containsPattern("01_one .* ok");
  }

  @Test
  void run_childInterrupted_endsWith130AndKeepsTheFinished() {
    assertThat(run("01", "04", "--jobs", "1")).isEqualTo(130);
    assertThat(folder.resolve("rendered/01_one.html")).exists();
    assertThat(folder.resolve("rendered/04_interrupted.html")).doesNotExist();
  }

  @Test
  void run_pathToANotebookElsewhere_runsThatOneAndNoOther() throws IOException {
    var other = folder.resolve("other/01_one.ipynb");
    Notes.notebook().text("# Mine").code("folder").named("01_one").write(other);
    assertThat(run(other.toString())).isZero();
    var executed = NotebookFile.read(folder.resolve("rendered/01_one.ipynb"));
    assertThat(executed.title()).isEqualTo("Mine");
    assertThat(executed.codeCells().get(0).outputs().get(0).stream())
        .isEqualTo(other.getParent().toRealPath().toString());
    assertThat(folder.resolve("rendered/index.html")).content().doesNotContain("02_fails");
  }

  @Test
  void run_notebooksThatCannotBeRun_areAllNamedBeforeAnyIsRun() throws IOException {
    Files.write(
        folder.resolve("notebooks/05_latin.ipynb"),
        Notes.notebook()
            .text("# Größe")
            .named("")
            .json()
            .toString()
            .getBytes(StandardCharsets.ISO_8859_1));
    var python = Notes.notebook().code("import numpy as np").named("06_python");
    python
        .json()
        .getAsJsonObject("metadata")
        .getAsJsonObject("kernelspec")
        .addProperty("name", "python3");
    write(python);
    var empty = Notes.notebook().text("# T").code("x").named("07_nosource");
    empty.cells().get(1).json().remove("source");
    write(empty);
    assertThat(run()).isEqualTo(1);
    assertThat(err.toString())
        .contains("05_latin.ipynb: cell 1 of all (markdown): the line \"# Gr")
        .contains(
            "06_python.ipynb: the notebook's kernel is python3 (its cell 1 begins \"import numpy")
        .contains("07_nosource.ipynb: cell 2 of all (code) has no source, wanted a string");
    assertThat(folder.resolve("rendered")).doesNotExist();
    assertThat(run("01")).isZero();
    assertThat(text()).contains("left out of the gallery: ");
  }

  @Test
  void run_wrongArguments_sayWhatIsWantedAndEndWithTwo() {
    assertThat(run("09")).isEqualTo(2);
    assertThat(run("--scale", "huge")).isEqualTo(2);
    assertThat(run("--heap", "lots")).isEqualTo(2);
    assertThat(run("--in-place", "--scale", "smoke")).isEqualTo(2);
    assertThat(err.toString())
        .contains("no notebook 09; known are: 01_one, 02_fails")
        .contains("--scale is huge, wanted one of: smoke, quick, standard, paper")
        .contains("--heap is lots, wanted a size such as 3g")
        .contains("--scale is smoke, wanted a scale whose outputs are worth keeping");
  }

  private int run(String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--notebooks", folder.resolve("notebooks").toString()));
    all.addAll(List.of("--rendered", folder.resolve("rendered").toString()));
    var command =
        new Notebooks(
            new PrintStream(out, true, StandardCharsets.UTF_8), 0, FakeRunNotebook.class.getName());
    var line = Notebooks.line(command);
    line.setErr(new PrintWriter(err, true));
    return line.execute(all.toArray(String[]::new));
  }

  private void write(NotebookFile notebook) throws IOException {
    notebook.write(folder.resolve("notebooks").resolve(notebook.name() + ".ipynb"));
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
