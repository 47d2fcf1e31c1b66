package rethink.train;

import static org.assertj.core.api.Assertions.assertThat;
import static rethink.train.Miniature.SILENT;
import static rethink.train.Miniature.measured;
import static rethink.train.Miniature.parameters;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import rethink.corrupt.RandomLabels;
import rethink.log.Run;
import rethink.regularize.Augmentation;
import rethink.regularize.Dropout;
import rethink.regularize.RandomCrop;

/**
 * A process that trains is killed (SIGKILL) again and again; the run ends as if it had not been.
 */
@Timeout(600)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGKILL")
class KillTest {
  private static final int KILLS = 8;

  @TempDir private Path folder;

  private final Random random = new Random(1);
  private int duringCheckpoint;

  @Test
  void run_killedTimeAndAgain_endsWithTheBitsOfOneThatWasNot() throws Exception {
    Experiment small = Miniature.of("mlp-2x32").epochs(60);
    List<Experiment> experiments =
        List.of(
            small.with(Dropout.keeping(0.8)),
            Miniature.of("inception/16").with(new RandomCrop(), new Augmentation()).epochs(40),
            small
                .with(RandomLabels.all())
                .seed(2)
                .epochs(400)
                .measuring(MeasuredEpochs.FEW)
                .stop(new StopRule(0.2, 0.9, 3)));
    int kills = 0;
    for (Experiment experiment : experiments) {
      int own = kill(experiment);
      assertThat(own).as("kills of " + experiment).isPositive();
      kills += own;
    }
    assertThat(kills).isGreaterThanOrEqualTo(20);
    assertThat(duringCheckpoint).isPositive();
    System.out.printf(
        "%d kills, %d of them while a checkpoint was written%n", kills, duringCheckpoint);
  }

  private int kill(Experiment experiment) throws Exception {
    Path runs = folder.resolve("killed");
    File directory = runs.resolve(experiment.id()).toFile();
    int kills = 0;
    for (int i = 0; i < KILLS; i++) {
      int number = i;
      if (!KilledRun.killed(experiment, runs, () -> moment(number, directory))) {
        break;
      }
      kills++;
      duringCheckpoint += parts(directory) > 0 ? 1 : 0;
    }
    Run killed = Trainer.run(experiment, runs, SILENT);
    Run whole = Trainer.run(experiment, folder.resolve("whole"), SILENT);
    assertThat(measured(killed)).isEqualTo(measured(whole));
    assertThat(parameters(killed)).isEqualTo(parameters(whole));
    assertThat(killed.environment().get("trainSha256"))
        .isEqualTo(whole.environment().get("trainSha256"));
    return kills;
  }

  /** At any time, as soon as a checkpoint is begun, or as soon as a line is logged. */
  private BooleanSupplier moment(int number, File directory) {
    return switch (number % 3) {
      case 0 -> {
        long end = System.nanoTime() + random.nextInt(300_000_000);
        yield () -> System.nanoTime() - end >= 0;
      }
      case 1 -> () -> parts(directory) > 0;
      default -> {
        File log = new File(directory, "metrics.jsonl");
        long before = log.length();
        yield () -> log.length() != before;
      }
    };
  }

  private static int parts(File directory) {
    String[] parts = directory.list((folder, name) -> name.endsWith(".part"));
    return parts == null ? 0 : parts.length;
  }
}
