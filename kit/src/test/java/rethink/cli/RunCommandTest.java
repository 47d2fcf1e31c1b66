package rethink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rethink.log.Run;

class RunCommandTest {
  private static final FileTime LONG_AGO = FileTime.fromMillis(0);

  @TempDir Path folder;

  @Test
  void run_randomLabels_trainsAndTellsWhereItsFilesAre() throws IOException {
    String line =
        "run --model mlp-1x512 --dataset shapes --corruption random-labels --n 500 --epochs 2"
            + " --seed 7";
    Ran ran = run(line);
    assertThat(ran.error()).isEmpty();
    assertThat(ran.code()).isZero();
    Run run = Run.read(onlyRun());
    assertThat(ran.out())
        .startsWith("mlp-1x512 on shapes (n=500), random-labels, seed 7 on nd4j-native")
        .containsPattern(
            "training loss \\d\\.\\d{4}, training accuracy 0\\.\\d{4}, test accuracy 0\\.\\d{4}; in"
                + " "
                + run.directory());
    assertThat(run.epochs()).hasSize(2);
    assertThat(run.experiment().get("trainSize").asInt()).isEqualTo(500);
    assertThat(run.experiment().get("testSize").asInt()).isEqualTo(500);
    assertThat(run.seed()).isEqualTo(7);

    Path metrics = run.directory().resolve("metrics.jsonl");
    Files.setLastModifiedTime(metrics, LONG_AGO);
    Ran again = run(line);
    assertThat(lastLine(again)).isEqualTo(lastLine(ran));
    assertThat(Files.getLastModifiedTime(metrics)).isEqualTo(LONG_AGO);
    assertThat(onlyRun()).isEqualTo(run.directory());
  }

  @Test
  void run_everyOption_reachesTheExperiment() throws IOException {
    Ran ran =
        run(
            "run --model mlp-1x8 --dataset shapes --corruption partially-corrupted-labels:0.5 --n"
                + " 40 --test-n 20 --epochs 3 --batch 10 --learning-rate 0.02 --decay 0.5"
                + " --stop-at-loss 100 --with dropout:0.5 --with random-crop,augmentation");
    assertThat(ran.code()).isZero();
    Run run = Run.read(onlyRun());
    assertThat(run.experiment().toString())
        .contains(
            "\"trainSize\":40,\"testSize\":20,\"corruption\":\"partially-corrupted-labels:0.5\"")
        .contains(
            "\"regularizers\":[\"dropout:0.5\",\"random-crop\",\"flip\",\"rotation:25\",\"hue:0.2\","
                + "\"brightness:32\"]")
        .contains("\"learningRate\":0.02,\"decay\":0.5,\"momentum\":0.9,\"batch\":10,\"epochs\":3");
    assertThat(run.epochs()).as("any loss is below 100").hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --model resnet-50|unknown model 'resnet-50'; known are inception,
          --model mlp-1x8 --dataset svhn|no dataset is named "svhn"; choose one of [cifar10, mnist
          --model mlp-1x8 --corruption rot|no corruption is named "rot"; choose one of [true-labels
          --model mlp-1x8 --with mixup|no regularizer is named "mixup"; choose among [weight-decay
          --model mlp-1x8 --with flip,flip|there are "flip" and "flip", wanted one of a kind
          --model mlp-1x8 --with random-crop --corruption random-pixels|"random-crop" with "random-p
          --model mlp-1x8 --dataset shapes --n 60000|asked for 60000 training images of 50000
          --model mlp-1x8 --dataset shapes --decay 2|decay is 2.0, wanted in (0, 1]
          """)
  void run_impossible_saysWhatIsPossibleInOneLine(String options, String message)
      throws IOException {
    Ran ran = run("run " + options);
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.error().strip()).startsWith(message).doesNotContain("\n", "Exception");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void run_diverging_saysWhatToTry() {
    Ran ran = run("run --model mlp-1x8 --dataset shapes --n 40 --batch 10 --learning-rate 1e6");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.error().strip())
        .contains("seed 1 diverged", "Try a rate ten times smaller")
        .doesNotContain("\n");
  }

  @Test
  void run_withoutModel_showsTheUsage() {
    Ran ran = run("run --n 40");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.error()).contains("Missing required option: '--model", "Usage: rethink run");
  }

  private Ran run(String line) {
    List<String> arguments = new ArrayList<>(List.of(line.split(" ")));
    arguments.addAll(List.of("--runs", folder.toString()));
    return Ran.of(arguments.toArray(String[]::new));
  }

  private Path onlyRun() throws IOException {
    try (Stream<Path> runs = Files.list(folder)) {
      List<Path> found = runs.toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }

  private static String lastLine(Ran ran) {
    return ran.out()
        .lines()
        .filter(line -> line.startsWith("training loss"))
        .findFirst()
        .orElseThrow();
  }
}
