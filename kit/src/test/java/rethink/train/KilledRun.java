package rethink.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import rethink.BriefJvm;

/** A run in a process of its own, with a checkpoint after each step, to be killed. */
final class KilledRun {
  private KilledRun() {}

  /** Performs an experiment, given as JSON, in a folder. */
  public static void main(String[] arguments) throws IOException {
    Experiment experiment = Experiment.read(new ObjectMapper().readTree(arguments[0]));
    Trainer.run(experiment, Path.of(arguments[1]), Miniature.SILENT);
  }

  /**
   * Starts or goes on with a run, and once it has made a step sends SIGKILL when a moment has come.
   *
   * @return whether it was killed; else it had ended
   */
  static boolean killed(Experiment experiment, Path runs, Supplier<BooleanSupplier> moments)
      throws IOException, InterruptedException {
    File directory = runs.resolve(experiment.id()).toFile();
    List<String> before = checkpoints(directory);
    Process process = start(experiment, runs);
    while (process.isAlive() && checkpoints(directory).equals(before)) {
      Thread.sleep(5);
    }
    BooleanSupplier moment = moments.get();
    while (process.isAlive() && !moment.getAsBoolean()) {
      Thread.onSpinWait();
    }
    int status = process.destroyForcibly().waitFor();
    if (status != 0 && status != 128 + 9) {
      throw new AssertionError("the run ended by itself, with status " + status);
    }
    return status != 0;
  }

  private static List<String> checkpoints(File directory) {
    String[] names = directory.list((folder, name) -> name.matches("checkpoint-\\d+"));
    return names == null ? List.of() : Arrays.stream(names).sorted().toList();
  }

  private static Process start(Experiment experiment, Path runs) throws IOException {
    return BriefJvm.of(
            KilledRun.class, "-Xmx512m", "-Drethink.checkpoint.seconds=0", experiment.json(), runs)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
