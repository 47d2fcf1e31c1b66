package rethink.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rethink.sweep.Small.SILENT;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rethink.train.Experiment;

class ChildRunnerTest extends RunnerTest {
  private static final long SHARE = 1000;

  @TempDir Path here;

  @Override
  Runner runner() {
    return children(SHARE);
  }

  private static Runner children(long share) {
    return new ChildRunner(JvmCommand.of(share, 1).orElseThrow(), share);
  }

  @Test
  void perform_inAChild_givesTheBitsOfThisJvm() throws Exception {
    for (Experiment experiment : List.of(Small.mlp(), Small.inception())) {
      new LocalRunner().perform(experiment, here, SILENT);
      runner.perform(experiment, runs, SILENT);
      assertThat(Small.bits(runs, experiment)).isEqualTo(Small.bits(here, experiment)).hasSize(3);
    }
  }

  @Test
  void perform_severalRuns_areGivenToTheSameChild() throws Exception {
    runner.perform(Small.mlp(), runs, SILENT);
    List<ProcessHandle> before = ProcessHandle.current().children().toList();
    runner.perform(Small.mlp().seed(2), runs, SILENT);
    runner().perform(Small.mlp().seed(3), runs, SILENT);
    assertThat(ProcessHandle.current().children()).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void perform_childKilled_failsWorthRetryingAndTheNextRunHasAnother() throws Exception {
    Experiment lengthy = Small.mlp().epochs(100_000);
    Runner.Listener killer =
        Small.listener(at -> ProcessHandle.current().children().forEach(c -> c.destroyForcibly()));
    assertThatThrownBy(() -> runner.perform(lengthy, runs, killer))
        .isInstanceOfSatisfying(
            FailedRun.class, failed -> assertThat(failed.isWorthRetrying()).isTrue())
        .hasMessageContaining("ended with code");
    assertThat(runner.perform(Small.mlp(), runs, SILENT)).isTrue();
  }

  @Test
  void perform_childOutgrowsItsShare_isReplaced() throws Exception {
    long tooLittle = 100;
    JvmCommand unlikeOthers = JvmCommand.of(SHARE + 2, 1).orElseThrow();
    Runner grown = new ChildRunner(unlikeOthers, tooLittle);
    assertThat(grown.perform(Small.mlp(), runs, SILENT)).isTrue();
    assertThat(ProcessHandle.current().children()).isEmpty();
    try (var logs = Files.list(runs.resolve(".children"))) {
      assertThat(logs).isEmpty();
    }
  }

  @Test
  void close_whilePerforming_breaksItOffSoon() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Boolean> call =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return runner.perform(
                    Small.mlp().epochs(100_000), runs, Small.listener(at -> begun.countDown()));
              } catch (FailedRun e) {
                throw new AssertionError(e);
              }
            });
    begun.await();
    runner.close();
    assertThatThrownBy(() -> call.get(5, TimeUnit.SECONDS))
        .hasCauseInstanceOf(CancellationException.class);
  }
}
