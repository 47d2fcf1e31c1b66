package rethink.train;

import static org.assertj.core.api.Assertions.assertThat;
import static rethink.train.Miniature.afterEpoch;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class InterruptTest {
  /** Long enough to be alive whenever the interrupt comes. */
  private static final Experiment LONG = Miniature.of("mlp-1x16").epochs(100_000);

  /** A second where the processor is free, in milliseconds for one that is not. */
  private static final long SOON = 5000;

  @TempDir private Path runs;

  private final AtomicReference<Throwable> outcome = new AtomicReference<>();

  @Test
  void interrupt_runOnItsThread_endsSoonAndKeepsTheLoggedEpochs() throws Exception {
    CountDownLatch secondEpoch = new CountDownLatch(2);
    Thread thread =
        start(() -> Trainer.run(LONG, runs, afterEpoch(epoch -> secondEpoch.countDown())));
    secondEpoch.await();
    thread.interrupt();
    thread.join(SOON);
    assertThat(thread.isAlive()).isFalse();
    assertThat(outcome.get())
        .isInstanceOf(CancellationException.class)
        .hasMessage("the run was interrupted; the same experiment goes on from here");
    Path directory = runs.resolve(LONG.id());
    assertThat(directory.resolve("DONE")).doesNotExist();
    List<String> lines = Files.readAllLines(directory.resolve("metrics.jsonl"));
    for (int i = 0; i < lines.size(); i++) {
      assertThat(new ObjectMapper().readTree(lines.get(i)).get("epoch").asInt()).isEqualTo(i + 1);
    }
    assertThat(lines).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void interrupt_runOnAWorker_letsTheSameExperimentGoOn() throws Exception {
    Thread thread = start(() -> Trainer.run(LONG, runs));
    Path log = runs.resolve(LONG.id()).resolve("metrics.jsonl");
    while (!Files.exists(log) || Files.size(log) == 0) {
      Thread.sleep(20);
    }
    thread.interrupt();
    thread.join(SOON);
    assertThat(outcome.get()).isInstanceOf(CancellationException.class);
    Thread again =
        start(
            () ->
                Trainer.run(
                    LONG,
                    runs,
                    afterEpoch(
                        epoch -> {
                          throw new IllegalStateException("epoch " + epoch.epoch() + " again");
                        })));
    again.join();
    int kept = Files.readAllLines(log).size();
    assertThat(kept).isGreaterThan(1);
    assertThat(outcome.get()).hasMessage("epoch " + kept + " again");
  }

  private Thread start(Runnable work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (RuntimeException e) {
                outcome.set(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
