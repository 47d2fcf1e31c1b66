package rethink.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpochLinesTest {
  private static final int NUMBERS = 13;

  @TempDir private Path folder;

  @Property
  void read_anyNumbers_givesBackTheBitsOfWhatIsFinite(
      @ForAll int epoch, @ForAll long steps, @ForAll("numbers") double[] d) throws IOException {
    EpochMetrics written = metrics(epoch, steps, d);
    String line = EpochLines.write(written);
    new ObjectMapper().readTree(line); // Strict: it knows no NaN.
    double[] expected = Arrays.stream(d).map(v -> Double.isFinite(v) ? v : Double.NaN).toArray();
    assertThat(line).doesNotContain("\n");
    assertThat(EpochLines.read(line)).isEqualTo(metrics(epoch, steps, expected));
  }

  @Provide
  Arbitrary<double[]> numbers() {
    return Arbitraries.oneOf(
            Arbitraries.doubles(),
            Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, -0.0, Double.MIN_VALUE))
        .array(double[].class)
        .ofSize(NUMBERS);
  }

  @Test
  void topFive_whereThereIsNone_isNotInTheLineAndReadAsNaN() throws IOException {
    EpochMetrics without = metrics(1, 7, new double[NUMBERS]);
    assertThat(EpochLines.write(without)).endsWith("\"seconds\":0.0}");
    assertThat(EpochLines.read(EpochLines.write(without))).isEqualTo(without);
    EpochMetrics with = new EpochMetrics(1, 7, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0.75, 0.5);
    String line = EpochLines.write(with);
    assertThat(line).endsWith("\"trainTopFiveAccuracy\":0.75,\"testTopFiveAccuracy\":0.5}");
    assertThat(EpochLines.read(line)).isEqualTo(with);
    assertThatThrownBy(() -> EpochLines.read(line.replace("0.75", "\"0.75\"")))
        .isInstanceOf(JsonProcessingException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "weightNorm":1.0,|                   |a missing field
          "testLoss":1.0,|                     |half of what is measured
          "steps":7       |"steps":null       |a count that is null
          "steps":7       |"steps":7.5        |half a step
          "trainLoss":1.0 |"trainLoss":"1.0"  |a text for a number
          "trainLoss":1.0 |"trainLoss":true   |a truth for a number
          "trainLoss":1.0 |"trainLoss":NaN    |what strict JSON does not know
          "trainLoss":1.0 |"trainLoss":1,"x":2|an unknown field
          "trainLoss":1.0 |"steps":7          |a field twice
          """)
  void read_lineThatIsNotWhole_isRefusedAndNeverFilledIn(String from, String to, String why)
      throws IOException {
    double[] ones = new double[NUMBERS];
    Arrays.fill(ones, 1);
    String line = EpochLines.write(metrics(1, 7, ones));
    String damaged = line.replace(from, to == null ? "" : to);
    assertThat(damaged).isNotEqualTo(line);
    assertThatThrownBy(() -> EpochLines.read(damaged))
        .as(why)
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void epochThatWasNotMeasured_hasNoFieldsOfTheWholeSetsAndReadsAsNaN() throws IOException {
    EpochMetrics epoch = EpochMetrics.running(3, 21, 0.1, 0.25, 0.5, 7, 1.5);
    String line = EpochLines.write(epoch);
    assertThat(line)
        .isEqualTo(
            "{\"epoch\":3,\"steps\":21,\"learningRate\":0.1,\"runningLoss\":0.25,"
                + "\"runningAccuracy\":0.5,\"weightNorm\":7.0,\"seconds\":1.5}");
    assertThat(EpochLines.read(line)).isEqualTo(epoch);
    assertThat(epoch.isMeasured()).isFalse();
  }

  /** What is cut off within a line is told; what only lost its line's end has lost nothing. */
  @Test
  void readFile_tornAnywhereInTheLastLine_isRefusedWithItsNumber() throws IOException {
    String first = EpochLines.write(metrics(1, 5, new double[NUMBERS])) + "\n";
    String second = EpochLines.write(metrics(2, 10, new double[NUMBERS]));
    for (int length = 1; length < second.length(); length++) {
      Path file = file(first + second.substring(0, length));
      assertThatThrownBy(() -> EpochLines.read(file))
          .isInstanceOf(DamagedException.class)
          .hasMessageStartingWith("line 2 of metrics.jsonl is not epoch 2: {");
      assertThat(EpochLines.readSoFar(file)).hasSize(1);
    }
    assertThat(EpochLines.read(file(first + second))).hasSize(2);
  }

  @Test
  void readFile_epochsOutOfOrderOrNoText_isRefused() throws IOException {
    String third = EpochLines.write(metrics(3, 5, new double[NUMBERS]));
    assertThatThrownBy(() -> EpochLines.read(file(third)))
        .hasMessageStartingWith("line 1 of metrics.jsonl is not epoch 1: {\"epoch\":3,");
    Path bytes = file("");
    Files.write(bytes, new byte[] {-1, 0, -2});
    assertThatThrownBy(() -> EpochLines.read(bytes)).isInstanceOf(DamagedException.class);
    assertThat(EpochLines.read(file(""))).isEqualTo(List.of());
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("metrics.jsonl"), text, StandardCharsets.UTF_8);
  }

  private static EpochMetrics metrics(int epoch, long steps, double[] d) {
    return new EpochMetrics(
        epoch, steps, d[0], d[1], d[2], d[3], d[4], d[5], d[6], d[7], d[8], d[9], d[10], d[11],
        d[12]);
  }
}
