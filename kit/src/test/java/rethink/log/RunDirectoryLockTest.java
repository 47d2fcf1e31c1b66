package rethink.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class RunDirectoryLockTest {
  @TempDir private Path runs;

  @Test
  void open_heldByAnotherThread_waitsForIt() throws Exception {
    CompletableFuture<Void> second;
    try (RunDirectory held = RunDirectory.open(runs, "a")) {
      second = CompletableFuture.runAsync(() -> RunDirectory.open(runs, "a").close());
      RunDirectory.open(runs, "b").close();
      TimeUnit.MILLISECONDS.sleep(200);
      assertThat(second).isNotDone();
      assertThat(held.isDone()).isFalse();
    }
    second.get(5, TimeUnit.SECONDS);
  }

  @Test
  void open_interrupted_isCancelledAndLeavesTheDirectoryFree() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> RunDirectory.open(runs, "a"))
          .isInstanceOf(CancellationException.class)
          .hasMessage("the run was interrupted while it waited for " + runs.resolve("a"));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    RunDirectory.open(runs, "a").close();
  }
}
