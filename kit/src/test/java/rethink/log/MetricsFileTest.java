package rethink.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsFileTest {
  @TempDir private Path folder;

  /**
   * Whatever moment a process dies at: what it had logged whole is kept, the rest is written again.
   */
  @Test
  void open_fileTornAtAnyByte_keepsTheWholeLinesAndGoesOn() throws IOException {
    Path file = folder.resolve("metrics.jsonl");
    log(file, 0, 3);
    byte[] whole = Files.readAllBytes(file);
    int line = new String(whole, 0, whole.length).indexOf('\n') + 1;
    for (int length = 0; length <= whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      int kept = MetricsFile.epochs(file).size();
      assertThat(kept).isEqualTo(length / line);
      log(file, kept, 3);
      assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }
  }

  @Test
  void open_fewerEpochsThanLogged_cutsOffTheLaterOnes() throws IOException {
    Path file = folder.resolve("metrics.jsonl");
    log(file, 0, 5);
    log(file, 2, 3);
    assertThat(EpochLines.read(file)).containsExactly(epoch(1), epoch(2), epoch(3));
  }

  @Test
  void open_moreEpochsThanLogged_refuses() throws IOException {
    Path file = folder.resolve("metrics.jsonl");
    log(file, 0, 1);
    assertThatThrownBy(() -> MetricsFile.open(file, 2))
        .hasMessage(file + " holds 1 epochs, wanted 2");
  }

  @Test
  void epochs_zerosOrAForeignLine_endTheCount() throws IOException {
    Path file = folder.resolve("metrics.jsonl");
    assertThat(MetricsFile.epochs(file)).isEmpty();
    log(file, 0, 2);
    byte[] two = Files.readAllBytes(file);
    // What some file systems leave after a power failure.
    Files.write(file, Arrays.copyOf(two, two.length + 512));
    assertThat(MetricsFile.epochs(file)).hasSize(2);
    Files.write(file, (new String(two, 0, two.length) + "{\"epoch\": 2}\n").getBytes());
    assertThat(MetricsFile.epochs(file)).hasSize(2);
    Files.writeString(file, "not a line\n");
    assertThat(MetricsFile.epochs(file)).isEmpty();
  }

  private static void log(Path file, int from, int to) throws IOException {
    try (MetricsFile metrics = MetricsFile.open(file, from)) {
      for (int epoch = from + 1; epoch <= to; epoch++) {
        metrics.log(epoch(epoch));
      }
      metrics.sync();
    }
  }

  private static EpochMetrics epoch(int epoch) {
    return new EpochMetrics(
        epoch, 10L, 0.1, 2.5, 0.1, 2.25, 0.2, 0.3, Double.MAX_VALUE, 2.4, 0.15, 2.6, 0.05, 9, 1.5);
  }
}
