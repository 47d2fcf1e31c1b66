package rethink.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rethink.train.Experiment;

class RunCopyTest {
  private static final Experiment EXPERIMENT = MadeStore.experiment("mlp-1x8", 1);

  @TempDir private Path folder;
  @TempDir private Path recorded;

  private Run run;

  @BeforeEach
  void oneRun() throws IOException {
    Path directory = new MadeStore(folder).finished(EXPERIMENT);
    Files.writeString(directory.resolve("failure.log"), "stack trace of an attempt before");
    run = Run.read(directory);
  }

  @Test
  void into_newFolder_holdsFourFilesThatReadTheSame() {
    assertThat(RunCopy.into(recorded.resolve("new"), run)).isTrue();
    Path copy = recorded.resolve("new").resolve(run.id());
    assertThat(copy.toFile().list())
        .containsExactlyInAnyOrder("DONE", "environment.json", "experiment.json", "metrics.jsonl");
    Run read = Runs.in(recorded.resolve("new")).all().get(0);
    assertThat(read.experiment()).isEqualTo(run.experiment());
    assertThat(read.environment()).isEqualTo(run.environment());
    assertThat(read.epochs()).isEqualTo(run.epochs());
    assertThat(read.done()).isEqualTo(run.done());
    assertThat(RunCopy.into(recorded.resolve("new"), run)).as("the same again").isFalse();
  }

  @Test
  void into_olderCopyOfTheSameExperiment_replacesIt() throws IOException {
    RunCopy.into(recorded, run);
    Path copy = recorded.resolve(run.id());
    MadeStore.set(copy.resolve("environment.json"), "gitCommit", "older");
    assertThat(RunCopy.into(recorded, run)).isTrue();
    assertThat(Run.read(copy).environment()).isEqualTo(run.environment());
  }

  @Test
  void into_itselfOrThroughALink_refuses() throws IOException {
    assertThatThrownBy(() -> RunCopy.into(folder, run))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot copy run " + run.id());
    Files.createSymbolicLink(recorded.resolve(run.id()), folder);
    assertThatThrownBy(() -> RunCopy.into(recorded, run))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(folder.toFile().list()).containsExactly(run.id());
  }
}
