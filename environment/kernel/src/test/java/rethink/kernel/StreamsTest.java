package rethink.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Scanner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamsTest {

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final InputStream in = System.in;
  private final StringBuilder shown = new StringBuilder();
  private final Queue<String> answers = new ArrayDeque<>(List.of("one\n", "zwölf\n"));

  @BeforeEach
  void redirect() {
    Streams.redirectTo(
        new Screen() {
          @Override
          public void write(boolean error, String text) {
            shown.append(error ? "!" : "").append(text);
          }

          @Override
          public void show(String displayId, Map<String, String> bundle) {}

          @Override
          public void update(String displayId, Map<String, String> bundle) {}

          @Override
          public String readLine() {
            return answers.poll();
          }
        });
  }

  @AfterEach
  void restore() {
    System.setOut(out);
    System.setErr(err);
    System.setIn(in);
  }

  @Test
  void print_textAndSingleBytes_arriveWholeAndAtOnce() {
    System.out.print("a\r");
    System.err.print("b");
    for (byte half : "é😀".getBytes(StandardCharsets.UTF_8)) {
      System.out.write(half);
    }
    System.out.flush();

    assertThat(shown).hasToString("a\r!bé😀");
  }

  @Test
  void read_scanner_asksLineByLineUntilNobodyAnswers() {
    var scanner = new Scanner(System.in, StandardCharsets.UTF_8);

    assertThat(scanner.nextLine()).isEqualTo("one");
    assertThat(answers).hasSize(1);
    assertThat(scanner.nextLine()).isEqualTo("zwölf");
    assertThatThrownBy(scanner::nextLine).hasMessageContaining("nobody can answer");
    assertThatThrownBy(() -> System.in.read())
        .hasMessageContaining("write the value into the cell");
  }
}
