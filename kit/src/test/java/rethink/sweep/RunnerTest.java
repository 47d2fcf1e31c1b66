package rethink.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rethink.sweep.Small.SILENT;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import rethink.log.RunDirectory;
import rethink.train.Experiment;

/** What every runner does. */
@Timeout(120)
abstract class RunnerTest {
  @TempDir Path runs;
  final Runner runner = runner();

  abstract Runner runner();

  @AfterEach
  void close() {
    runner.close();
  }

  @Test
  void perform_experiment_finishesItAndTellsOfEachEpoch() throws Exception {
    Experiment experiment = Small.mlp().epochs(3);
    List<Progress> told = new ArrayList<>();
    assertThat(runner.perform(experiment, runs, Small.listener(told::add))).isTrue();
    assertThat(Small.run(runs, experiment).epochs()).hasSize(3);
    Progress last = told.get(told.size() - 1);
    assertThat(last.epoch()).isEqualTo(3);
    assertThat(last.images()).isEqualTo(experiment.dataset().trainSize());
    assertThat(last.loss()).isEqualTo(Small.run(runs, experiment).last().trainLoss());
    assertThat(last.accuracy()).isBetween(0.0, 1.0);
    assertThat(last.imagesPerSecond()).isPositive();
    assertThat(told).extracting(Progress::epoch).contains(1, 2).isSorted();
  }

  @Test
  void perform_again_readsItBack() throws Exception {
    List<Progress> told = new ArrayList<>();
    runner.perform(Small.mlp(), runs, SILENT);
    assertThat(runner.perform(Small.mlp(), runs, Small.listener(told::add))).isTrue();
    assertThat(told).isEmpty();
  }

  @Test
  void perform_whatIsHeldElsewhere_returnsAtOnce() throws Exception {
    try (RunDirectory held = RunDirectory.open(runs, Small.mlp().id())) {
      assertThat(runner.perform(Small.mlp(), runs, SILENT)).isFalse();
      assertThat(held.isDone()).isFalse();
    }
    assertThat(runner.perform(Small.mlp(), runs, SILENT)).isTrue();
  }

  @Test
  void perform_diverging_failsWithoutHope() throws Exception {
    assertThatThrownBy(() -> runner.perform(Small.mlp().learningRate(1e6), runs, SILENT))
        .isInstanceOfSatisfying(
            FailedRun.class, failed -> assertThat(failed.isWorthRetrying()).isFalse())
        .hasMessageContaining("Try a rate ten times smaller");
    assertThat(runner.perform(Small.mlp(), runs, SILENT)).as("goes on working").isTrue();
  }

  @Test
  void perform_whereNothingCanBeWritten_failsWithTheStackTrace() throws Exception {
    Files.writeString(runs.resolve(Small.mlp().id()), "in the way");
    assertThatThrownBy(() -> runner.perform(Small.mlp(), runs, SILENT))
        .isInstanceOfSatisfying(
            FailedRun.class,
            failed -> {
              assertThat(failed.isWorthRetrying()).isTrue();
              assertThat(failed.details()).contains("at rethink.log.RunDirectory.tryOpen");
            })
        .hasMessageContaining("cannot write to " + runs);
  }
}
