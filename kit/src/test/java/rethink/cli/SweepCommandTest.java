package rethink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rethink.BriefJvm;
import rethink.log.Runs;

@Timeout(120)
class SweepCommandTest {
  private static final String SMALL = "--dataset shapes --n 60 --test-n 20 --batch 20 --epochs 2 ";

  @TempDir Path folder;

  @Test
  void sweep_grid_performsAllCombinationsAndGoesOnWhereOneFails() {
    Ran ran =
        run(
            SMALL
                + "--model mlp-1x8,mlp-1x4 --corruption true-labels,random-labels --seed 1,2"
                + " --jobs 2");
    assertThat(ran.error()).isEmpty();
    assertThat(ran.code()).isZero();
    assertThat(Runs.in(folder).all())
        .extracting(run -> run.model() + " " + run.corruption() + " " + run.seed())
        .containsExactlyInAnyOrder(
            "mlp-1x8 true-labels 1",
            "mlp-1x8 true-labels 2",
            "mlp-1x8 random-labels 1",
            "mlp-1x8 random-labels 2",
            "mlp-1x4 true-labels 1",
            "mlp-1x4 true-labels 2",
            "mlp-1x4 random-labels 1",
            "mlp-1x4 random-labels 2");
    assertThat(ran.out()).contains("8 of 8 runs are done, in " + folder).contains(" is done: 2 ep");

    Ran worse = run(SMALL + "--model mlp-1x8 --learning-rate 0.01,1e6");
    assertThat(worse.code()).isEqualTo(1);
    assertThat(worse.out()).contains("1 of 2 runs are done");
    assertThat(worse.error())
        .contains("1 of 2 runs failed", "Try a rate ten times smaller", "failure.log");
  }

  @Test
  void sweep_dryRun_performsNothingAndTellsOnWhatItsTimesRest() {
    Ran first = run(SMALL + "--model mlp-1x8 --seed 1,2 --dry-run");
    assertThat(first.code()).isZero();
    assertThat(folder).isEmptyDirectory();
    assertThat(first.out())
        .containsPattern("mlp-1x8 +true-labels +60 +1 +<= 2  to do +unknown")
        .contains("2 of 2 runs to do", "2 unknown");

    run(SMALL + "--model mlp-1x8");
    Ran second = run(SMALL + "--model mlp-1x8,mlp-1x4 --seed 1,2 --jobs 1 --dry-run");
    assertThat(second.out())
        .containsPattern("mlp-1x8 +true-labels +60 +1 +2  done\n")
        .containsPattern("mlp-1x8 +true-labels +60 +2 +<= 2  to do +\\d s\n")
        .containsPattern("3 of 4 runs to do, 1 at a time: about \\d s\\.")
        .contains("1 runs by the same model's images/s, 2 by the multiply-adds/s of other models");
  }

  @Test
  void sweep_fileOfExperiments_isThatOfFinishedRuns() throws IOException {
    run(SMALL + "--model mlp-1x8 --seed 1,2");
    Path file = folder.resolve("experiments");
    for (var run : Runs.in(folder).all()) {
      Files.write(
          file,
          Files.readAllBytes(run.directory().resolve("experiment.json")),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
    Ran ran = run("--file " + file);
    assertThat(ran.error()).isEmpty();
    assertThat(ran.out()).contains("2 of 2 runs are done");

    Files.writeString(file, "{\"format\": 2}");
    Ran broken = run("--file " + file);
    assertThat(broken.code()).isEqualTo(1);
    assertThat(broken.error()).startsWith("experiment 1 of " + file + ": ");
  }

  @Test
  void sweep_shardsOfAFigure_areItsParts() {
    List<String> lines = new ArrayList<>();
    for (String shard : List.of("1/3", "2/3", "3/3")) {
      run("--figure 1a --scale quick --dataset shapes --dry-run --shard " + shard)
          .out()
          .lines()
          .filter(line -> line.contains("to do  "))
          .forEach(lines::add);
    }
    assertThat(lines).hasSize(45).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --only model=mlp-1x512|15
          --only model=mlp-1x512 --only seed=2|5
          --only model=mlp-1x512 --only seed=2 --only seed=3|10
          --only regularizers=dropout:0.8|0
          """)
  void sweep_onlySomeOfAFigure_areThose(String only, int runs) {
    Ran ran = run("--figure 1a --scale quick --dataset shapes --dry-run " + only);
    assertThat(ran.out().lines().filter(line -> line.contains("to do  "))).hasSize(runs);
    assertThat(ran.code()).isEqualTo(runs == 0 ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --figure 1a --only seed|1|--only is "seed", wanted FIELD=VALUE as in seed=1
          --jobs 2|2|give one of --figure, --file and --model
          --figure 1a --model mlp-1x8|2|give one of --figure, --file and --model
          --figure 1a --seed 1,2|2|--seed goes with --model, not with --figure or --file
          --file x --dataset shapes|2|--dataset goes with --model, not with --figure or --file
          --figure 7|1|no figure is named "7"; choose one of [1a, 1b,
          --model mlp-1x8 --shard 1|2|--shard is "1", wanted as in 1/4
          --model mlp-1x8 --shard 3/2|1|shard 3 of 2; wanted 1..2
          --model mlp-1x8 --jobs 0|1|jobs is 0, wanted at least 1
          --model mlp-1x8 --jobs 100000|1|100000 runs at a time need
          """)
  void sweep_impossible_saysWhatIsWanted(String options, int code, String message) {
    Ran ran = run(options);
    assertThat(ran.code()).isEqualTo(code);
    assertThat(ran.error()).startsWith(message);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no such signals")
  void sweep_terminated_endsItsProcessesAndSaysThatItGoesOn() throws Exception {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("sweep", "--runs", folder.toString()));
    command.addAll(List.of("--model", "mlp-1x8", "--dataset", "shapes", "--n", "60"));
    command.addAll(List.of("--epochs", "1000000", "--stop-at-loss", "0", "--jobs", "1"));
    File error = folder.resolve("error").toFile();
    ProcessBuilder builder = BriefJvm.of(Main.class, "-Drethink.columns=80");
    builder.command().addAll(command);
    Process sweep = builder.redirectError(error).start();
    while (!new String(sweep.getInputStream().readNBytes(200)).contains("images/s\033[K\n")) {
      assertThat(sweep.isAlive()).isTrue();
    }
    List<ProcessHandle> children = new ArrayList<>();
    while (children.isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(20);
      children.addAll(sweep.children().toList());
    }
    // Process.destroy would close the streams, too.
    sweep.toHandle().destroy();
    String out = new String(sweep.getInputStream().readAllBytes());
    assertThat(sweep.waitFor()).isEqualTo(128 + 15);
    assertThat(Files.readString(error.toPath()))
        .isEqualTo("Stopped; the same command goes on from here.\n");
    assertThat(out).as("the table is taken away").endsWith("A\033[J");
    children.get(0).onExit().get(5, TimeUnit.SECONDS);
    assertThat(folder.resolve(".children")).isEmptyDirectory();
  }

  private Ran run(String options) {
    List<String> arguments = new ArrayList<>(List.of("sweep", "--runs", folder.toString()));
    arguments.addAll(List.of(options.split(" ")));
    return Ran.of(arguments.toArray(String[]::new));
  }
}
