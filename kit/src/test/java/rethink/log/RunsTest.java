package rethink.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunsTest {
  @TempDir private Path folder;

  private MadeStore store;
  private Path first;
  private Path second;

  @BeforeEach
  void twoRuns() {
    store = new MadeStore(folder);
    first = store.finished(MadeStore.experiment("mlp-1x8", 1));
    second = store.finished(MadeStore.experiment("mlp-1x8", 2));
  }

  @Test
  void in_finishedUnfinishedAndForeign_readsTheFinishedInOrderOfTheirIds() throws IOException {
    store.brokenOff(MadeStore.experiment("mlp-1x8", 3));
    Files.createDirectories(folder.resolve(".children"));
    Files.createDirectories(folder.resolve("notes")).resolve("DONE").toFile().createNewFile();
    Files.createSymbolicLink(folder.resolve("0123456789ab"), first);
    Runs runs = Runs.in(folder);
    assertThat(runs.all())
        .extracting(Run::id)
        .containsExactly(
            Stream.of(first, second)
                .map(path -> path.getFileName().toString())
                .sorted()
                .toArray(String[]::new));
    assertThat(runs.problems()).isEmpty();
    assertThat(Runs.in(folder.resolve("not there"))).isEqualTo(new Runs(List.of()));
  }

  @Test
  void in_versionOne_isRead() throws IOException {
    Path environment = first.resolve("environment.json");
    for (String field : List.of("format", "codeSha256", "processor")) {
      MadeStore.set(environment, field, null);
    }
    Runs runs = Runs.in(folder);
    assertThat(runs.all()).hasSize(2);
    assertThat(runs.problems()).isEmpty();
    assertThat(Origin.of(Run.read(first)))
        .returns("unknown", Origin::code)
        .returns("unknown", Origin::processor)
        .returns("1", Origin::threads);
  }

  @ParameterizedTest
  @CsvSource({
    "environment.json, format, 99, is in format 99 and this kit reads up to 3; update the kit",
    "environment.json, format, 0, is damaged (environment.json has format \"0\"); delete the"
        + " folder",
    "environment.json, format, two, is damaged (environment.json has format \"two\")",
    "experiment.json, model, , is damaged (experiment.json has no model)",
    "experiment.json, seed, 77, 'copy the whole folder of a run, and edit nothing in it'",
    "DONE, epochs, 3, is damaged (metrics.jsonl has 2 epochs where DONE says 3)",
    "DONE, epochs, , is damaged (metrics.jsonl has 2 epochs where DONE says )",
  })
  void in_oneRunThatCannotBeRead_namesItAndReadsTheOthers(
      String file, String field, String value, String problem) throws IOException {
    boolean whole = value != null && value.matches("[1-9][0-9]*");
    Object changed = whole ? (Object) Integer.valueOf(value) : value;
    MadeStore.set(first.resolve(file), field, changed);
    Runs runs = Runs.in(folder);
    assertThat(runs.all()).extracting(Run::directory).containsExactly(second);
    assertThat(runs.problems())
        .singleElement()
        .asString()
        .contains(first.toString())
        .contains(problem);
  }

  @ParameterizedTest
  @CsvSource({"experiment.json", "environment.json", "metrics.jsonl"})
  void in_fileMissingTornOrEmpty_namesItAndReadsTheOthers(String name) throws IOException {
    Path file = first.resolve(name);
    String whole = Files.readString(file);
    for (String damaged : List.of("", whole.substring(0, whole.length() / 2), "[]", "\0\0\0")) {
      Files.writeString(file, damaged);
      assertThat(Runs.in(folder).problems())
          .singleElement()
          .asString()
          .startsWith("a file of the run in " + first + " is damaged (")
          .contains(name.equals("metrics.jsonl") ? name : "");
    }
    Files.delete(file);
    Runs runs = Runs.in(folder);
    assertThat(runs.problems()).singleElement().asString().contains(first.toString());
    assertThat(runs.all()).hasSize(1);
    assertThat(runs.where(run -> false)).isEqualTo(new Runs(List.of(), runs.problems()));
  }

  @Test
  void read_newerRun_refusesWithAReason() throws IOException {
    MadeStore.set(first.resolve("environment.json"), "format", 4);
    assertThatThrownBy(() -> Run.read(first))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the run in %s is in format 4 and this kit reads up to 3; update the kit", first);
  }

  @Test
  void toString_ofRuns_isALineForEach() {
    Runs runs = Runs.in(folder);
    assertThat(runs.toString().lines())
        .hasSize(3)
        .startsWith("2 runs")
        .contains(Run.read(first).toString(), Run.read(second).toString());
    assertThat(Run.read(second).toString())
        .startsWith("run %s: mlp-1x8 on ".formatted(second.getFileName()))
        .contains("seed 2", "2 epochs", "training accuracy ", "in " + second)
        .hasSizeLessThan(300 + second.toString().length());
  }

  @Test
  void toString_ofManyRuns_isCut() {
    for (int seed = 3; seed <= 30; seed++) {
      store.finished(MadeStore.experiment("mlp-1x8", seed));
    }
    assertThat(Runs.in(folder).toString().lines())
        .hasSize(22)
        .last()
        .asString()
        .startsWith("... and 10 more");
  }
}
