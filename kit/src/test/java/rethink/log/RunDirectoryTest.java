package rethink.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunDirectoryTest {
  private static final ObjectMapper STRICT = new ObjectMapper();
  private static final String ID = "0123456789ab";

  @TempDir private Path runs;

  private final List<String> notices = new ArrayList<>();

  @Test
  void read_finishedRun_givesBackAllThatWasWritten() {
    try (RunDirectory directory = begin()) {
      directory.log(epoch(1, 0.5));
      directory.log(epoch(2, 0.25));
      assertThat(directory.isDone()).isFalse();
      directory.finish(epoch(2, 0.25), "beef");
      assertThat(directory.isDone()).isTrue();
    }
    Run run = Run.read(runs.resolve(ID));
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
      assertThat(Run.read(runs.resolve(ID)).last().trainAccuracyCorrupted()).isNaN();
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
    assertThat(Run.read(runs.resolve(ID)).epochs()).hasSize(1);
  }

  @Test
  void begin_brokenOffRun_goesOnWithItsLog() throws IOException {
    try (RunDirectory directory = begin()) {
      directory.log(epoch(1, 0.5));
      directory.log(epoch(2, 0.5));
    }
    Files.writeString(runs.resolve(ID).resolve("checkpoint-000000000016"), "");
    try (RunDirectory directory = RunDirectory.open(runs, ID)) {
      assertThat(begin(directory, "a backend", 1, "data", "corrupted")).isTrue();
      assertThat(directory.epochs()).hasSize(2);
      directory.keep(1);
      assertThat(lines()).hasSize(1);
    }
    assertThat(runs.resolve(ID).resolve("checkpoint-000000000016")).exists();
    assertThat(notices).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "another, 1, data, backend was \"a backend\" and is \"another\"",
    "a backend, 2, data, threads was 1 and is 2",
    "a backend, 1, other, dataSha256 was \"data\" and is \"other\""
  })
  void begin_runBrokenOffElsewhere_startsAnewAndSaysWhy(
      String backend, int threads, String data, String reason) throws IOException {
    try (RunDirectory directory = begin()) {
      directory.log(epoch(1, 0.5));
    }
    Files.writeString(runs.resolve(ID).resolve("checkpoint-000000000016"), "");
    try (RunDirectory directory = RunDirectory.open(runs, ID)) {
      assertThat(begin(directory, backend, threads, data, "also other")).isFalse();
      assertThat(directory.epochs()).isEmpty();
    }
    assertThat(runs.resolve(ID).toFile().list())
        .containsExactlyInAnyOrder("experiment.json", "environment.json", "lock");
    assertThat(notices)
        .containsExactly("the run in %s starts anew: %s".formatted(runs.resolve(ID), reason));
  }

  /** The corruption is drawn again on every start; this is the proof that it is the same. */
  @Test
  void begin_otherTrainingSetFromTheSameData_refuses() {
    begin().close();
    try (RunDirectory directory = RunDirectory.open(runs, ID)) {
      assertThatThrownBy(() -> begin(directory, "a backend", 1, "data", "otherwise"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "the training set of the run in %s was corrupted when it began and is otherwise now,"
                  + " although code and data are the same; delete the folder and run again",
              runs.resolve(ID));
    }
  }

  @Test
  void begin_tornEnvironment_startsAnew() throws IOException {
    begin().close();
    Files.writeString(runs.resolve(ID).resolve("environment.json"), "{\"back");
    try (RunDirectory directory = RunDirectory.open(runs, ID)) {
      assertThat(begin(directory, "a backend", 1, "data", "corrupted")).isFalse();
    }
  }

  @Test
  void read_fewerEpochsThanDoneTellsOf_refuses() throws IOException {
    try (RunDirectory directory = begin()) {
      directory.log(epoch(1, 0.5));
      directory.finish(epoch(2, 0.5), "beef");
    }
    assertThatThrownBy(() -> Run.read(runs.resolve(ID)))
        .hasMessage(
            "a file of the run in %s is damaged (metrics.jsonl has 1 epochs where DONE says 2);"
                + " delete the folder and run again",
            runs.resolve(ID));
  }

  @Test
  void read_unfinishedRun_saysWhatToDo() {
    begin().close();
    assertThatThrownBy(() -> Run.read(runs.resolve(ID)))
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
    assertThatThrownBy(() -> Run.read(runs.resolve(ID)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("a file of the run in " + runs.resolve(ID) + " is damaged (")
        .hasMessageEndingWith("); delete the folder and run again");
  }

  private RunDirectory begin() {
    RunDirectory directory = RunDirectory.open(runs, ID);
    begin(directory, "a backend", 1, "data", "corrupted");
    directory.keep(0);
    return directory;
  }

  private boolean begin(
      RunDirectory directory, String backend, int threads, String data, String train) {
    ObjectNode experiment = STRICT.createObjectNode();
    experiment.put("model", "mlp-1x8").put("corruption", "true-labels").put("seed", 7);
    return directory.begin(
        experiment, backend, threads, new RunDirectory.Data(data, true, train), notices::add);
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(runs.resolve(ID).resolve("metrics.jsonl"));
  }

  private static EpochMetrics epoch(int epoch, double corrupted) {
    return new EpochMetrics(
        epoch, 10L * epoch, 0.1, 2.5, 0.1, 2.25, 0.2, 0.3, corrupted, 2.4, 0.15, 2.6, 0.05, 9, 1.5);
  }
}
