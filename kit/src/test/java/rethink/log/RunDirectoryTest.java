package rethink.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
  private static final ObjectMapper STRICT = new ObjectMapper();
  private static final String ID = "0123456789ab";

  @TempDir private Path runs;

  @Test
  void read_finishedRun_givesBackAllThatWasWritten() {
    try (RunDirectory directory = begin()) {
      directory.log(epoch(1, 0.5));
      directory.log(epoch(2, 0.25));
      assertThat(directory.isDone()).isFalse();
      directory.finish(epoch(2, 0.25), "beef");
      assertThat(directory.isDone()).isTrue();
    }
    Run run = RunDirectory.read(runs.resolve(ID));
    assertThat(run.id()).isEqualTo(ID);
    assertThat(run.directory()).isEqualTo(runs.resolve(ID));
    assertThat(run.epochs()).isEqualTo(List.of(epoch(1, 0.5), epoch(2, 0.25)));
    assertThat(run.last()).isEqualTo(epoch(2, 0.25));
    assertThat(run.model()).isEqualTo("mlp-1x8");
    assertThat(run.corruption()).isEqualTo("true-labels");
    assertThat(run.seed()).isEqualTo(7);
    assertThat(run.environment().get("backend").asText()).isEqualTo("a backend");
    assertThat(run.environment().get("threads").asInt()).isEqualTo(1);
    assertThat(run.environment().get("dataSha256").asText()).isEqualTo("data");
    assertThat(run.environment().get("trainSha256").asText()).isEqualTo("corrupted");
    assertThat(run.environment().fieldNames()).toIterable().contains("gitCommit", "java", "os");
  }

  @Test
  void finish_lastEpoch_isSummedUpInDone() throws IOException {
    try (RunDirectory directory = begin()) {
      directory.finish(epoch(2, 0.25), "beef");
    }
    JsonNode done = STRICT.readTree(runs.resolve(ID).resolve("DONE").toFile());
    assertThat(done)
        .hasToString("{\"epochs\":2,\"steps\":20,\"seconds\":1.5,\"parametersSha256\":\"beef\"}");
  }

  @Test
  void log_notANumber_isNullInTheFileAndNanAgainWhenRead() throws IOException {
    for (double odd : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      try (RunDirectory directory = begin()) {
        directory.log(epoch(1, odd));
        directory.finish(epoch(1, odd), "beef");
      }
      JsonNode line = STRICT.readTree(lines().get(0));
      assertThat(line.get("trainAccuracyCorrupted").isNull()).isTrue();
      assertThat(line.get("trainAccuracy").isDouble()).isTrue();
      assertThat(RunDirectory.read(runs.resolve(ID)).last().trainAccuracyCorrupted()).isNaN();
    }
  }

  @Test
  void log_eachEpoch_isInTheFileAtOnceOnOneLine() throws IOException {
    try (RunDirectory directory = begin()) {
      directory.log(epoch(1, 0.5));
      assertThat(lines()).hasSize(1);
      directory.log(epoch(2, 0.5));
      assertThat(lines()).hasSize(2).allMatch(line -> line.startsWith("{\"epoch\":"));
    }
  }

  /** A thread's interrupt closes the files it writes through channels. */
  @Test
  void log_interruptedThread_losesNothing() throws IOException {
    try (RunDirectory directory = begin()) {
      Thread.currentThread().interrupt();
      directory.log(epoch(1, 0.5));
      directory.finish(epoch(1, 0.5), "beef");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(RunDirectory.read(runs.resolve(ID)).epochs()).hasSize(1);
  }

  @Test
  void begin_brokenOffRun_emptiesItsLog() throws IOException {
    try (RunDirectory directory = begin()) {
      directory.log(epoch(1, 0.5));
    }
    begin().close();
    assertThat(lines()).isEmpty();
  }

  @Test
  void read_unfinishedRun_saysWhatToDo() {
    begin().close();
    assertThatThrownBy(() -> RunDirectory.read(runs.resolve(ID)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            runs.resolve(ID) + " has no DONE: the run is not finished; run its experiment again");
  }

  @Test
  void read_damagedLine_saysWhichFolderToDelete() throws IOException {
    try (RunDirectory directory = begin()) {
      directory.finish(epoch(1, 0.5), "beef");
    }
    Files.writeString(runs.resolve(ID).resolve("metrics.jsonl"), "{\"epoch\": 1,");
    assertThatThrownBy(() -> RunDirectory.read(runs.resolve(ID)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("a file of the run in " + runs.resolve(ID) + " is damaged (")
        .hasMessageEndingWith("); delete the folder and run again");
  }

  private RunDirectory begin() {
    RunDirectory directory = RunDirectory.open(runs, ID);
    ObjectNode experiment = STRICT.createObjectNode();
    experiment.put("model", "mlp-1x8").put("corruption", "true-labels").put("seed", 7);
    directory.begin(experiment, "a backend", 1, "data", "corrupted");
    return directory;
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(runs.resolve(ID).resolve("metrics.jsonl"));
  }

  private static EpochMetrics epoch(int epoch, double corrupted) {
    return new EpochMetrics(
        epoch, 10L * epoch, 0.1, 2.5, 0.1, 2.25, 0.2, 0.3, corrupted, 2.4, 0.15, 2.6, 0.05, 9, 1.5);
  }
}
