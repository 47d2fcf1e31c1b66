package rethink.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
  private static final List<String> KNOWN = List.of("01_a", "010_b", "02_c");

  @ParameterizedTest
  @ValueSource(strings = {"01", "01_a", "01_a.ipynb", "notebooks/01_a.ipynb"})
  void of_anyFormOfAName_findsTheNotebook(String name) {
    assertThat(Selection.of(List.of(name), KNOWN)).containsExactly("01_a");
  }

  @Test
  void of_severalNames_keepsReadingOrder() {
    assertThat(Selection.of(List.of("02", "01", "02_c"), KNOWN)).containsExactly("01_a", "02_c");
  }

  @Test
  void of_noName_isAll() {
    assertThat(Selection.of(List.of(), KNOWN)).isEqualTo(KNOWN);
  }

  @Test
  void of_unknownName_listsTheKnown() {
    assertThatThrownBy(() -> Selection.of(List.of("03"), KNOWN))
        .hasMessage("no notebook 03; known are: 01_a, 010_b, 02_c");
  }
}
