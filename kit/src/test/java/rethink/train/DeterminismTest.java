package rethink.train;

import static org.assertj.core.api.Assertions.assertThat;
import static rethink.train.Miniature.SILENT;
import static rethink.train.Miniature.measured;
import static rethink.train.Miniature.parameters;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rethink.corrupt.RandomLabels;
import rethink.log.Run;

/** A run is a function of its experiment, to the bit. */
class DeterminismTest {
  @TempDir private Path runs;

  @ParameterizedTest
  @ValueSource(strings = {"mlp-2x16", "inception/32"})
  void run_againAndBesideAnother_givesTheSameBits(String model) throws Exception {
    Experiment experiment = Miniature.of(model).with(RandomLabels.all()).epochs(2);
    Run first = Trainer.run(experiment, runs.resolve("first"), SILENT);
    assertSame(Trainer.run(experiment, runs.resolve("again"), SILENT), first);
    CompletableFuture<Run> left = start(experiment, "left");
    CompletableFuture<Run> right = start(experiment, "right");
    assertSame(left.get(), first);
    assertSame(right.get(), first);
  }

  private CompletableFuture<Run> start(Experiment experiment, String folder) {
    return CompletableFuture.supplyAsync(
        () -> Trainer.run(experiment, runs.resolve(folder), SILENT));
  }

  private static void assertSame(Run found, Run wanted) throws Exception {
    assertThat(measured(found)).isEqualTo(measured(wanted));
    assertThat(parameters(found)).isEqualTo(parameters(wanted)).hasSize(64);
  }

  /** Deeplearning4j alone draws other weights each time for 0. */
  @Test
  void run_seedZero_givesTheSameBitsAgain() throws Exception {
    Experiment experiment = Miniature.of("mlp-1x16").epochs(1).seed(0);
    Run first = Trainer.run(experiment, runs.resolve("first"), SILENT);
    assertSame(Trainer.run(experiment, runs.resolve("again"), SILENT), first);
  }

  @Test
  void run_otherSeed_givesOtherWeights() throws Exception {
    Experiment experiment = Miniature.of("mlp-1x16").epochs(1);
    Run first = Trainer.run(experiment, runs, SILENT);
    Run second = Trainer.run(experiment.seed(2), runs, SILENT);
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(parameters(second)).isNotEqualTo(parameters(first));
    assertThat(second.last().trainLoss()).isNotEqualTo(first.last().trainLoss());
  }
}
