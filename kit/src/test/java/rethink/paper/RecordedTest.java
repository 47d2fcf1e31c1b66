package rethink.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.train.Experiment;

/** What the repository ships under notebooks/recorded. */
class RecordedTest {
  private static final Path RECORDED = Path.of("..", "notebooks", "recorded");

  static Stream<Path> folders() {
    return Stream.of(RECORDED, RECORDED.resolve("jpeg"));
  }

  @ParameterizedTest
  @MethodSource("folders")
  void runs_shipped_areWholeAndEachIsUnderTheIdOfItsExperiment(Path folder) {
    Runs runs = Runs.in(folder);
    assertThat(runs.problems()).isEmpty();
    assertThat(runs.all()).isNotEmpty();
    assertThat(runs.all())
        .allSatisfy(run -> assertThat(Experiment.read(run.experiment()).id()).isEqualTo(run.id()));
  }

  @ParameterizedTest
  @MethodSource("folders")
  void runs_shipped_areOfCommittedCodeOnTheSameImages(Path folder) {
    Runs runs = Runs.in(folder);
    assertThat(runs.all())
        .allSatisfy(
            run -> {
              assertThat(run.environment().path("gitClean").asBoolean()).isTrue();
              assertThat(run.dataset()).isEqualTo("cifar10");
            });
    // The checksum is that of the part a run used: one for each number of images.
    assertThat(runs.all().stream().map(RecordedTest::images).distinct().count())
        .isEqualTo(runs.all().stream().map(RecordedTest::sizes).distinct().count());
  }

  private static String images(Run run) {
    return sizes(run) + " " + run.environment().path("dataSha256").asText();
  }

  private static String sizes(Run run) {
    return run.experiment().get("trainSize") + " " + run.experiment().get("testSize");
  }

  @Test
  void files_shipped_areMetricsAndNoWeights() throws IOException {
    try (Stream<Path> files = Files.walk(RECORDED)) {
      assertThat(files.filter(Files::isRegularFile))
          .allSatisfy(
              file ->
                  assertThat(file.getFileName().toString())
                      .isIn(
                          "README.md",
                          "plan.txt",
                          "experiment.json",
                          "metrics.jsonl",
                          "environment.json",
                          "DONE"));
    }
  }
}
