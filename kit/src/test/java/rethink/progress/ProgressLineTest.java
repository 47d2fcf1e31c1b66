package rethink.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressLineTest {
  private final AtomicLong millis = new AtomicLong();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  void update_inPlace_printsAtMostFiveTimesASecond() {
    ProgressLine line = line(true);
    for (int i = 0; i < 1000; i++) {
      line.update(i / 1000.0, "");
      millis.addAndGet(1);
    }
    assertThat(printed().chars().filter(c -> c == '\r')).hasSize(5);
    assertThat(printed()).doesNotContain("\n");
  }

  @Test
  void update_elsewhere_printsALineEveryTenSeconds() {
    ProgressLine line = line(false);
    for (int i = 0; i <= 30; i++) {
      line.update(i / 40.0, "epoch " + i);
      millis.addAndGet(1000);
    }
    assertThat(printed().lines())
        .containsExactly(
            "train  25 %  epoch 10  30 s left",
            "train  50 %  epoch 20  20 s left", "train  75 %  epoch 30  10 s left");
  }

  @Test
  void update_afterResume_ratesOnlyWhatWasDoneNow() {
    ProgressLine line = line(true);
    line.update(0.5, "");
    millis.addAndGet(60_000);
    line.update(0.6, "");
    assertThat(printed()).endsWith("60 %  4 min 00 s left");
  }

  @Test
  void done_afterLongerLine_coversItAndStays() {
    ProgressLine line = line(true);
    line.update(0.1, "a text that is rather long");
    millis.addAndGet(80_000);
    line.done("fitted");
    line.update(1, "late");
    line.close();
    String last = printed().substring(printed().lastIndexOf('\r') + 1);
    assertThat(last.stripTrailing()).isEqualTo("train: fitted (1 min 20 s)");
    assertThat(last.length())
        .isGreaterThanOrEqualTo("train  10 %  a text that is rather long".length());
    assertThat(last).endsWith(System.lineSeparator());
  }

  @Test
  void close_beforeDone_saysSo() {
    line(false).close();
    assertThat(printed().strip()).isEqualTo("train: ended early (0 s)");
  }

  @ParameterizedTest
  @CsvSource({"0.4, 0 s", "59.4, 59 s", "80, 1 min 20 s", "3599.6, 1 h 00 min", "7500, 2 h 05 min"})
  void duration_seconds_readsWell(double seconds, String expected) {
    assertThat(ProgressLine.duration(seconds)).isEqualTo(expected);
  }

  private ProgressLine line(boolean inPlace) {
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    return new ProgressLine("train", out, () -> millis.get() * 1_000_000, inPlace);
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
