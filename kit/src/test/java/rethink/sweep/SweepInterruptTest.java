package rethink.sweep;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import rethink.data.Dataset;
import rethink.log.Runs;
import rethink.model.Mlp;
import rethink.train.Experiment;

@Timeout(120)
class SweepInterruptTest {
  /** A second where the processor is free, in seconds for one that is not. */
  private static final long SOON = 5;

  @TempDir Path folder;
  private final Experiment brief =
      Experiment.of(new Mlp(1, 8)).on(new Dataset("shapes", 60, 20)).batch(20).epochs(1);
  private final Experiment lengthy = brief.epochs(500).stopAtLoss(0);

  @Test
  void run_interrupted_endsWithinASecondAndTheNextCallGoesOn() throws Exception {
    Sweep sweep = Sweep.of(brief, lengthy).in(folder).jobs(2);
    FutureTask<Runs> call = new FutureTask<>(sweep::run);
    Thread caller = new Thread(call);
    caller.start();
    while (!Files.exists(file(brief, "DONE")) || !hasLogged(lengthy)) {
      MILLISECONDS.sleep(5);
    }
    caller.interrupt();
    assertThatThrownBy(() -> call.get(SOON, SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(CancellationException.class)
        .hasMessageContaining("finished runs are kept, and the same call goes on from there");
    assertThat(file(lengthy, "DONE")).doesNotExist();
    assertThat(folder.resolve(lengthy.id()))
        .isDirectoryContaining(file -> file.getFileName().toString().startsWith("checkpoint-"));

    // At once, while the thread of the broken run may still be in its last step.
    Runs runs = sweep.run();
    assertThat(runs.all()).extracting(run -> run.last().epoch()).containsExactly(1, 500);
  }

  private boolean hasLogged(Experiment experiment) throws IOException {
    Path metrics = file(experiment, "metrics.jsonl");
    return Files.exists(metrics) && Files.size(metrics) > 0;
  }

  private Path file(Experiment experiment, String name) {
    return folder.resolve(experiment.id()).resolve(name);
  }
}
