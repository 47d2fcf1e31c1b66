package rethink.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotebookScreenTest {

  private final JsonArray outputs = new JsonArray();
  private final NotebookScreen screen = new NotebookScreen(text -> {});

  private String printed(String... texts) {
    screen.begin(outputs);
    List.of(texts).forEach(text -> screen.write(false, text));
    screen.endStream();
    var shown = new StringBuilder();
    outputs
        .get(0)
        .getAsJsonObject()
        .getAsJsonArray("text")
        .forEach(l -> shown.append(l.getAsString()));
    return shown.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "12345|^a|b, ab345",
    "12345^|a|b, ab345",
    "12345|^|a|b, ab345",
    "10 %|^20 %|^done, done",
    "one$|two|^tri, one$tri",
    "one^$|two, one$two",
    "long text|^         |^x, x",
    "a$b^c$d, a$c$d",
  })
  void write_carriageReturnsInPieces_showWhatATerminalShows(String pieces, String shown) {
    assertThat(printed(pieces.replace('^', '\r').replace('$', '\n').split("\\|")))
        .isEqualTo(shown.replace('$', '\n'));
  }

  private Duration time(int count, IntFunction<String> text) {
    long start = System.nanoTime();
    screen.begin(outputs);
    for (int i = 0; i < count; i++) {
      screen.write(false, text.apply(i));
    }
    screen.endStream();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  @Test
  void write_aCharacterAtATime_takesTimeInProportion() {
    // What copied the line at each write took a minute for these.
    assertThat(time(400_000, i -> ".")).isLessThan(Duration.ofSeconds(10));
    assertThat(time(400_000, i -> i % 80 == 0 ? "\r." : ".")).isLessThan(Duration.ofSeconds(10));
    assertThat(outputs.get(0).getAsJsonObject().getAsJsonArray("text").get(0).getAsString())
        .hasSize(400_000);
  }
}
