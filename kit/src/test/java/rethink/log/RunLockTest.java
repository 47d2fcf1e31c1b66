package rethink.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunLockTest {
  @TempDir private Path directory;

  @Test
  void tryTake_held_returnsAtOnceUntilItIsGivenBack() throws Exception {
    try (RunLock held = RunLock.tryTake(directory).orElseThrow()) {
      assertThat(RunLock.tryTake(directory)).isEmpty();
      assertThat(CompletableFuture.supplyAsync(this::isTakenByAnother).get()).isTrue();
      assertThat(held).isNotNull();
    }
    RunLock.tryTake(directory).orElseThrow().close();
    assertThat(Files.readString(directory.resolve("lock"))).isEmpty();
  }

  @Test
  void owner_inThisProcess_isThisProcessAndStaysSo() throws Exception {
    assertThat(RunLock.owner(directory)).isEmpty();
    try (RunLock held = RunLock.take(directory);
        LockHolder other = LockHolder.start(directory)) {
      assertThat(RunLock.owner(directory)).contains(new LockOwner("this process"));
      // To look is not to lose: the other process still cannot have it.
      assertThat(other.holdsWithin(500)).isFalse();
      assertThat(held).isNotNull();
    }
    assertThat(RunLock.owner(directory)).isEmpty();
  }

  @Test
  void tryTake_heldByAProcessThatIsKilled_isFreeAtOnce() throws Exception {
    try (LockHolder other = LockHolder.start(directory)) {
      assertThat(other.holdsWithin(30_000)).isTrue();
      assertThat(RunLock.tryTake(directory)).isEmpty();
      assertThat(RunLock.owner(directory).orElseThrow().text())
          .matches("process %d on \\S.* since \\d{4}-.*Z".formatted(other.pid()));

      FutureTask<RunLock> waiting = new FutureTask<>(() -> RunLock.take(directory));
      Thread thread = new Thread(waiting);
      thread.start();
      TimeUnit.MILLISECONDS.sleep(300);
      thread.interrupt();
      assertThatThrownBy(waiting::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(CancellationException.class)
          .hasMessageContaining(
              "while it waited for %s, which process %d on ".formatted(directory, other.pid()));

      other.kill();
      assertThat(RunLock.owner(directory)).isEmpty();
      RunLock.tryTake(directory).orElseThrow().close();
    }
  }

  /** Who removes a run holds its lock, and removes the lock's file with it. */
  @Test
  void take_fileRemovedByItsHolderMeanwhile_locksTheNewOne() throws Exception {
    Path run = Files.createDirectory(directory.resolve("run"));
    try (LockHolder remover = LockHolder.start(run)) {
      assertThat(remover.holdsWithin(30_000)).isTrue();
      CompletableFuture<RunLock> waiting = CompletableFuture.supplyAsync(() -> takeUnchecked(run));
      TimeUnit.MILLISECONDS.sleep(300);
      Files.delete(run.resolve("held"));
      Files.delete(run.resolve("lock"));
      Files.delete(run);
      remover.kill();
      try (RunLock taken = waiting.get(10, TimeUnit.SECONDS);
          LockHolder other = LockHolder.start(run)) {
        assertThat(run.resolve("lock")).exists();
        assertThat(other.holdsWithin(2_000)).isFalse();
        assertThat(taken).isNotNull();
      }
    }
  }

  private static RunLock takeUnchecked(Path directory) {
    try {
      return RunLock.take(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isTakenByAnother() {
    try {
      return RunLock.tryTake(directory).isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
