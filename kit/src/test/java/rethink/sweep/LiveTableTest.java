package rethink.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import rethink.log.LockOwner;
import rethink.log.MadeRun;
import rethink.train.Experiment;

class LiveTableTest {
  private final Experiment first = Small.mlp();
  private final Experiment second = Small.inception();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final AtomicLong time = new AtomicLong(1);
  private final LiveTable table =
      new LiveTable(new PrintStream(bytes, true, StandardCharsets.UTF_8), 100, time::get);

  @Test
  void draw_twoRuns_showsThemAndAllInPlace() {
    begin();
    time.addAndGet(2_000_000_000L);
    table.progresses(first, new Progress(2, 20, 2.25, 0.125, 1234.5));
    assertThat(screen())
        .containsExactly(
            "model            corruption                       seed     epoch     loss  accuracy"
                + "  images/s",
            "mlp-1x8          true-labels                         1       2/2   2.2500     0.125"
                + "     1,235",
            "inception/32     random-labels                       1  starting",
            screen().get(3));
    assertThat(screen().get(3))
        .startsWith("2 running, 0 of 2 done, 0 failed, 0 left; 1,235 images/s; about ");
  }

  @Test
  void draw_manySteps_isDoneFiveTimesASecond() {
    begin();
    int before = bytes.size();
    table.progresses(first, new Progress(1, 20, 2.25, 0.125, 1));
    table.progresses(first, new Progress(1, 40, 2.25, 0.125, 1));
    assertThat(bytes.size()).isEqualTo(before);
  }

  @Test
  void fails_aRun_staysAboveTheTable() {
    begin();
    table.fails(first, new Failure("no room", Optional.of(Path.of("failure.log"))), false);
    table.waits(second, new LockOwner("process 7"));
    table.close();
    assertThat(screen())
        .containsExactly(
            first + " failed: no room; see failure.log", second + " is performed by process 7");
  }

  @Test
  void close_atTheEnd_leavesNothingAndDrawsNoMore() {
    begin();
    table.finishes(first, MadeRun.of(first, 1, 1, 0.5));
    table.close();
    table.finishes(second, MadeRun.of(second, 1, 1, 0.5));
    assertThat(screen()).isEmpty();
  }

  @Test
  void draw_narrowTerminal_wrapsNoLine() {
    LiveTable narrow =
        new LiveTable(new PrintStream(bytes, true, StandardCharsets.UTF_8), 20, time::get);
    narrow.begins(List.of(first));
    narrow.starts(1);
    assertThat(screen()).hasSize(2).allMatch(line -> line.length() == 19);
  }

  private void begin() {
    table.begins(List.of(first, second));
    table.starts(2);
    time.addAndGet(1_000_000_000L);
    table.performs(first);
    time.addAndGet(1_000_000_000L);
    table.performs(second);
  }

  /** The lines that a terminal shows at last, for the few controls that are used. */
  private List<String> screen() {
    List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
    int row = 0;
    Matcher matcher =
        Pattern.compile("\033\\[(\\d*)([AKJ])|\r|\n|[^\033\r\n]+")
            .matcher(bytes.toString(StandardCharsets.UTF_8));
    int column = 0;
    while (matcher.find()) {
      String piece = matcher.group();
      if (piece.equals("\r")) {
        column = 0;
      } else if (piece.equals("\n")) {
        row++;
        column = 0;
        if (row == lines.size()) {
          lines.add(new StringBuilder());
        }
      } else if (matcher.group(2) == null) {
        StringBuilder line = lines.get(row);
        line.replace(column, Math.min(line.length(), column + piece.length()), piece);
        column += piece.length();
      } else if (matcher.group(2).equals("A")) {
        row -= Integer.parseInt(matcher.group(1));
        assertThat(row).isNotNegative();
      } else {
        lines.get(row).setLength(column);
        if (matcher.group(2).equals("J")) {
          lines.subList(row + 1, lines.size()).clear();
        }
      }
    }
    assertThat(lines.get(lines.size() - 1)).as("where the cursor is").isEmpty();
    return lines.subList(0, lines.size() - 1).stream()
        .map(line -> line.toString().stripTrailing())
        .toList();
  }
}
