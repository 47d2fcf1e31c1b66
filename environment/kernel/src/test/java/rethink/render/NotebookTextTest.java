package rethink.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotebookTextTest {
  private static final String GREEK = "{\"cells\": [{\"source\": \"ü ≥ \uFFFD\"}]}";

  @Test
  void of_utf8_isReadWithAndWithoutAMark() throws IOException {
    assertThat(NotebookText.of(GREEK.getBytes(StandardCharsets.UTF_8))).isEqualTo(GREEK);
    assertThat(NotebookText.of(("\uFEFF" + GREEK).getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(GREEK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "windows-1252", "UTF-16"})
  void of_anotherEncoding_saysWhatIsWanted(String charset) {
    var bytes = "{\"a\": \"ü\"}".getBytes(Charset.forName(charset));
    assertThatThrownBy(() -> NotebookText.of(bytes)).hasMessageContaining("wanted UTF-8");
  }

  @Test
  void of_anotherEncoding_namesTheCellAndItsLine() throws IOException {
    var notebook = Notes.notebook().text("# T").code("int a = 1;\n// Größe\n").named("n");
    var bytes = notebook.json().toString().getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> NotebookText.of(bytes))
        .hasMessageStartingWith(
            "cell 2 of all (code): the line \"// Gr\uFFFD\uFFFDe\" is not UTF-8");
  }
}
