package rethink.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotebookCodeTest {
  @TempDir private Path folder;
  private final NotebookFile notebook =
      Notes.notebook()
          .text("# Kernels")
          .code("import rethink.paper.kernel.*;\nimport rethink.train.*;")
          .code("Table3.show();")
          .named("12_kernels");

  @BeforeEach
  void sources() throws IOException {
    write("src/main/java/rethink/paper/kernel/Table3.java", "import rethink.theory.linear.Ridge;");
    write("src/main/resources/rethink/paper/kernel/table3.json", "{}");
    write("src/main/java/rethink/theory/linear/Ridge.java", "import static rethink.paper.Rows.of;");
    write("theory/src/main/java/rethink/paper/Rows.java", "a");
    write("src/main/java/rethink/paper/linear/Paths.java", "a");
    write("src/main/java/rethink/train/Trainer.java", "a");
    write("src/test/java/rethink/paper/kernel/Table3Test.java", "a");
    notebook.note("scale", "quick");
    new NotebookCode(folder).note(notebook);
  }

  @ParameterizedTest
  @CsvSource({"quick, false", "standard, true"})
  void hasChanged_nothingEdited_isByScaleAlone(String scale, boolean changed) throws IOException {
    assertThat(new NotebookCode(folder).hasChanged(notebook, scale)).isEqualTo(changed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/main/java/rethink/paper/kernel/Table3.java",
        "src/main/resources/rethink/paper/kernel/table3.json",
        "src/main/java/rethink/paper/kernel/New.java",
        "src/main/java/rethink/theory/linear/Ridge.java",
        "theory/src/main/java/rethink/paper/Rows.java"
      })
  void hasChanged_partThatItShows_isTrue(String file) throws IOException {
    write(file, "edited");
    assertThat(hasChanged()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/main/java/rethink/paper/linear/Paths.java",
        "src/main/java/rethink/train/Trainer.java",
        "src/test/java/rethink/paper/kernel/Table3Test.java"
      })
  void hasChanged_anotherPartOrGroundOrTest_isFalse(String file) throws IOException {
    write(file, "edited");
    assertThat(hasChanged()).isFalse();
  }

  @Test
  void hasChanged_lineEndingsOfWindows_isFalse() throws IOException {
    write("theory/src/main/java/rethink/paper/Rows.java", "a\nb");
    new NotebookCode(folder).note(notebook);
    write("theory/src/main/java/rethink/paper/Rows.java", "a\r\nb");
    assertThat(hasChanged()).isFalse();
  }

  @Test
  void hasChanged_cellOrText_isTrueForTheCellOnly() throws IOException {
    notebook.cells().get(0).json().addProperty("source", "# Other words");
    assertThat(hasChanged()).isFalse();
    notebook.codeCells().get(1).json().addProperty("source", "Table3.show(2);");
    assertThat(hasChanged()).isTrue();
  }

  @Test
  void hasChanged_neverNoted_isTrue() throws IOException {
    NotebookFile fresh = Notes.notebook().code("1").named("01_one");
    fresh.note("scale", "quick");
    assertThat(new NotebookCode(folder.resolve("absent")).hasChanged(fresh, "quick")).isTrue();
  }

  private boolean hasChanged() throws IOException {
    return new NotebookCode(folder).hasChanged(notebook, "quick");
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
