package rethink.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
  @TempDir private Path folder;
  private Path notebooks;
  private Path own;

  @BeforeEach
  void notebooks() throws IOException {
    notebooks = folder.resolve("notebooks");
    own = folder.resolve("own/01_a.ipynb");
    for (var file : List.of("notebooks/01_a", "notebooks/010_b", "notebooks/02_c", "own/01_a")) {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.createFile(folder.resolve(file + ".ipynb"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"01", "01_a", "01_a.ipynb"})
  void of_anyFormOfAName_findsTheNotebookOfTheFolder(String name) throws IOException {
    assertThat(chosen(name)).containsExactly(notebooks.resolve("01_a.ipynb"));
  }

  @Test
  void of_pathToAnotherFolder_isThatFileAlone() throws IOException {
    var selection = Selection.of(List.of(own.toString()), notebooks);
    assertThat(selection.chosen()).containsExactly(own);
    assertThat(selection.known()).containsExactly(own);
    assertThat(chosen(folder + "/notebooks/../own/01_a")).containsExactly(own);
  }

  @Test
  void of_pathIntoTheFolder_isOneOfItsNotebooks() throws IOException {
    var selection = Selection.of(List.of(folder + "/own/../notebooks/02_c.ipynb"), notebooks);
    assertThat(selection.chosen()).containsExactly(notebooks.resolve("02_c.ipynb"));
    assertThat(selection.known()).hasSize(3);
  }

  @Test
  void of_pathThatLeadsNowhere_isNotTakenForAName() {
    var gone = folder.resolve("gone/01_a.ipynb");
    assertThatThrownBy(() -> chosen(gone.toString())).hasMessageContaining("no notebook " + gone);
    assertThatThrownBy(() -> chosen(folder + "/own")).hasMessageContaining("is a folder");
  }

  @Test
  void of_twoOfTheSameName_areRefused() {
    assertThatThrownBy(() -> chosen("01", own.toString())).hasMessageContaining("the same page");
  }

  @Test
  void of_severalNames_keepsReadingOrder() throws IOException {
    assertThat(chosen("02", "01", "02_c"))
        .containsExactly(notebooks.resolve("01_a.ipynb"), notebooks.resolve("02_c.ipynb"));
  }

  @Test
  void of_noName_isAll() throws IOException {
    assertThat(chosen()).isEqualTo(Selection.in(notebooks)).hasSize(3);
  }

  @Test
  void of_unknownName_listsTheKnown() {
    assertThatThrownBy(() -> chosen("03"))
        .hasMessage("no notebook 03; known are: 010_b, 01_a, 02_c");
  }

  private List<Path> chosen(String... names) throws IOException {
    return Selection.of(List.of(names), notebooks).chosen();
  }
}
