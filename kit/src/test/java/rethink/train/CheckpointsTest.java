package rethink.train;

import static org.assertj.core.api.Assertions.assertThat;
import static rethink.train.Miniature.SILENT;
import static rethink.train.Miniature.measured;
import static rethink.train.Miniature.parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rethink.corrupt.RandomLabels;
import rethink.log.Run;

/** Runs broken off between two steps, with a checkpoint after each. */
class CheckpointsTest {
  /** Three epochs of four steps. */
  private static final Experiment EXPERIMENT =
      Miniature.of("mlp-1x16").with(RandomLabels.all()).seed(5);

  @TempDir private Path runs;

  private final List<String> notices = new ArrayList<>();
  private int steps;

  @BeforeEach
  void checkpointAfterEachStep() {
    System.setProperty("rethink.checkpoint.seconds", "0");
  }

  @AfterEach
  void asBefore() {
    System.clearProperty("rethink.checkpoint.seconds");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mlp-1x16", "inception/32"})
  void run_brokenOffAfterEveryStep_endsWithTheBitsOfOneThatWasNot(String model) throws IOException {
    Experiment experiment = Miniature.of(model).with(RandomLabels.all());
    Run whole = Trainer.run(experiment, runs.resolve("whole"), SILENT);
    for (int step = 1; step < 12; step++) {
      breakOff(experiment, 1);
    }
    Run broken = Trainer.run(experiment, runs, SILENT);
    assertThat(measured(broken)).isEqualTo(measured(whole));
    assertThat(parameters(broken)).isEqualTo(parameters(whole));
    assertThat(broken.environment().get("trainSha256"))
        .isEqualTo(whole.environment().get("trainSha256"));
    assertThat(notices).isEmpty();
  }

  @Test
  void run_brokenOff_keepsTheLastTwoCheckpointsUntilItIsDone() throws IOException {
    breakOff(EXPERIMENT, 7);
    assertThat(checkpoints()).containsExactly("checkpoint-000000000096", "checkpoint-000000000112");
    Trainer.run(EXPERIMENT, runs, SILENT);
    assertThat(runs.resolve(EXPERIMENT.id()).toFile().list())
        .containsExactlyInAnyOrder(
            "DONE", "environment.json", "experiment.json", "lock", "metrics.jsonl");
  }

  @Test
  void run_newestCheckpointDamaged_takesTheOneBeforeAndSaysSo() throws IOException {
    breakOff(EXPERIMENT, 7);
    Path newest = runs.resolve(EXPERIMENT.id()).resolve("checkpoint-000000000112");
    byte[] sound = Files.readAllBytes(newest);
    Files.write(newest, Arrays.copyOf(sound, sound.length / 2));
    assertSameAsWhole();
    assertThat(steps).isEqualTo(6);
    assertThat(notices)
        .containsExactly(
            "checkpoint %s is of no use: it has %d bytes, wanted %d; the one before it is taken"
                .formatted(newest, sound.length / 2, sound.length));
  }

  @Test
  void run_everyCheckpointDamaged_startsOver() throws IOException {
    breakOff(EXPERIMENT, 7);
    for (String name : checkpoints()) {
      Files.writeString(runs.resolve(EXPERIMENT.id()).resolve(name), "nonsense");
    }
    assertSameAsWhole();
    assertThat(steps).isEqualTo(12);
    assertThat(notices).hasSize(2);
  }

  /** Lines are not forced to the disk one by one: after a power failure some may be missing. */
  @Test
  void run_loggedEpochsLost_goesOnFromWhereTheLogIsWhole() throws IOException {
    breakOff(EXPERIMENT, 6);
    Files.writeString(runs.resolve(EXPERIMENT.id()).resolve("metrics.jsonl"), "");
    assertSameAsWhole();
    assertThat(steps).isEqualTo(12);
    assertThat(notices)
        .hasSize(2)
        .allMatch(notice -> notice.contains("in epoch 2, but 0 are logged"));
  }

  private void assertSameAsWhole() throws IOException {
    steps = 0;
    Run found = Trainer.run(EXPERIMENT, runs, new Counting(Integer.MAX_VALUE));
    int needed = steps;
    Run whole = Trainer.run(EXPERIMENT, runs.resolve("whole"), SILENT);
    assertThat(measured(found)).isEqualTo(measured(whole));
    assertThat(parameters(found)).isEqualTo(parameters(whole));
    steps = needed;
  }

  private void breakOff(Experiment experiment, int atStep) {
    steps = 0;
    try {
      Trainer.run(experiment, runs, new Counting(atStep));
    } catch (BrokenOff expected) {
      return;
    }
    throw new AssertionError("the run ended after %d steps".formatted(steps));
  }

  private List<String> checkpoints() throws IOException {
    try (Stream<Path> files = Files.list(runs.resolve(EXPERIMENT.id()))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("checkpoint"))
          .sorted()
          .toList();
    }
  }

  private final class Counting implements TrainListener {
    private final int breakAt;

    Counting(int breakAt) {
      this.breakAt = breakAt;
    }

    @Override
    public void onStep(Experiment experiment, int epoch, int images, double loss) {
      if (++steps == breakAt) {
        throw new BrokenOff();
      }
    }

    @Override
    public void onNotice(Experiment experiment, String notice) {
      notices.add(notice);
    }
  }

  private static final class BrokenOff extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
