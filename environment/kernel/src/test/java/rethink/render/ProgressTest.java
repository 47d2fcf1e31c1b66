package rethink.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long seconds;

  @Test
  void on_plainOutput_printsProgressOnceInTenSeconds() {
    var progress = progress(0);
    progress.started("a", 1);
    progress.on("a", new Event("cell", 1, 2, 0, "var x;"));
    for (seconds = 1; seconds <= 25; seconds++) {
      progress.on("a", new Event("progress", 1, 0, 0, "at " + seconds));
    }
    assertThat(text().lines())
        .containsExactly(
            "[1/3] a",
            "[1/3] a cell 1/2: var x;",
            "[1/3] a cell 1/2 (10 s, about 5 s left): at 10",
            "[1/3] a cell 1/2 (20 s, about 5 s left): at 20");
  }

  @Test
  void tick_terminal_rewritesOneLineWithinItsWidth() {
    var progress = progress(40);
    progress.started("a", 1);
    progress.on("a", new Event("progress", 1, 0, 0, "long ".repeat(30)));
    progress.tick();
    assertThat(text()).doesNotContain("\n");
    assertThat(text().split("\r")).allSatisfy(line -> assertThat(line).hasSizeLessThan(40));
  }

  @Test
  void ended_terminal_leavesOnlyTheResult() {
    var progress = progress(80);
    progress.started("a", 1);
    progress.ended("a", new Outcome(Notes.notebook().named("a"), 3, ""));
    assertThat(TerminalText.plain(text()).strip()).isEqualTo("[1/3] a: ok, 3.0 s, 0 figures");
  }

  private Progress progress(int columns) {
    var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    return new Progress(out, columns, () -> seconds * 1_000_000_000, 3, new TimeLeft(1));
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
