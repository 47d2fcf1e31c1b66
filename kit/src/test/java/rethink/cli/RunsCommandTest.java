package rethink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rethink.corrupt.RandomLabels;
import rethink.log.MadeStore;
import rethink.log.Run;
import rethink.log.RunDirectory;
import rethink.log.Runs;
import rethink.regularize.Dropout;
import rethink.train.Experiment;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

class RunsCommandTest {
  private static final Experiment WIDE = MadeStore.experiment("mlp-1x16", 1);
  private static final Experiment NARROW =
      MadeStore.experiment("mlp-2x8", 2).with(RandomLabels.all()).with(Dropout.keeping(0.8));
  private static final Experiment BROKEN = MadeStore.experiment("mlp-1x8", 3);

  @TempDir private Path folder;
  @TempDir private Path elsewhere;

  @BeforeEach
  void threeRuns() throws IOException {
    MadeStore store = new MadeStore(folder);
    store.finished(WIDE);
    store.finished(NARROW);
    store.brokenOff(BROKEN);
  }

  @Test
  void list_all_hasARowForEachRun() {
    Ran ran = run("list");
    assertThat(ran.code()).isZero();
    assertThat(ran.out().lines().toList().get(0).split(" {2,}"))
        .containsExactly(
            "id",
            "model",
            "corruption",
            "regularizers",
            "dataset",
            "n",
            "seed",
            "epochs",
            "train loss",
            "train accuracy",
            "test accuracy",
            "state",
            "commit");
    assertThat(ran.out().lines())
        .hasSize(5)
        .anyMatch(line -> line.startsWith(BROKEN.id()) && line.contains("broken-off"))
        .anyMatch(line -> line.startsWith(NARROW.id()) && line.contains("done"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --model mlp-1x8                       | 1
          --model mlp-1x8,mlp-1x16              | 2
          --corruption random-labels            | 1
          --dataset cifar10                     | 0
          --state done                          | 2
          --state broken-off,running            | 1
          --model mlp-1x16 --state done --dataset shapes | 1
          """)
  void listJson_filter_hasTheRunsThatAllOptionsHoldFor(String options, int count)
      throws IOException {
    JsonNode rows = new ObjectMapper().readTree(run("list --json " + options).out());
    assertThat(rows).hasSize(count);
  }

  @Test
  void listJson_finishedRun_hasItsNumbers() throws IOException {
    JsonNode row = new ObjectMapper().readTree(run("list --json " + NARROW.id()).out()).get(0);
    assertThat(row.path("corruption").asText()).isEqualTo("random-labels");
    assertThat(row.path("n").asInt()).isEqualTo(100);
    assertThat(row.path("epochs").asInt()).isEqualTo(2);
    assertThat(row.path("trainLoss").asDouble()).isEqualTo(0.25);
    assertThat(row.path("state").asText()).isEqualTo("done");
  }

  @Test
  void list_damagedRun_isListedAndExplained() throws IOException {
    Files.delete(folder.resolve(WIDE.id()).resolve("experiment.json"));
    Ran ran = run("list");
    assertThat(ran.code()).isZero();
    assertThat(ran.out().lines()).anyMatch(line -> line.contains("damaged")).hasSize(5);
    assertThat(ran.error()).contains("(experiment.json is missing); delete the folder");
  }

  @Test
  void show_prefix_tellsAllAndTheCommandThatRepeatsIt() {
    Ran ran = run("show " + NARROW.id().substring(0, 8));
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .startsWith(NARROW.id() + ", done, in " + folder.resolve(NARROW.id()))
        .containsPattern("corruption +random-labels\n")
        .containsPattern("gitCommit +")
        .containsPattern("trainLoss +0.25\n")
        .containsPattern("parametersSha256 +beef\n");
    // Performing it would not be free, so it finds the run finished.
    String line = ran.out().strip().lines().reduce((before, after) -> after).orElseThrow().strip();
    assertThat(line).startsWith("environment/rethink run ");
    Ran repeated = in(line.substring("environment/rethink ".length()));
    assertThat(repeated.code()).isZero();
    assertThat(repeated.out()).contains("in " + folder.resolve(NARROW.id()));
  }

  @Test
  void show_runOfAnotherFormat_saysWhyItCannotBeRepeated() throws IOException {
    MadeStore.set(folder.resolve(BROKEN.id()).resolve("experiment.json"), "format", 1);
    assertThat(run("show " + BROKEN.id()).out())
        .contains("this version of the kit cannot: the JSON of an experiment has format 1");
  }

  @Test
  void show_unknown_saysWhereToLook() {
    Ran ran = run("show zz");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.error()).contains("begins with \"zz\"; environment/rethink runs list");
  }

  @Test
  void clean_dryRun_tellsAndRemovesNothing() {
    Ran ran = run("clean --dry-run");
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .startsWith("would remove " + BROKEN.id() + ": mlp-1x8, true-labels, seed 3, broken-off")
        .containsPattern("in all 4 files, [\\d,]+ bytes");
    assertThat(folder.toFile().list()).hasSize(3);
    assertThat(folder.resolve(BROKEN.id()).resolve("checkpoint-000000000100")).exists();
  }

  @Test
  void clean_plain_removesWhatIsUnfinishedAndLeftOver() throws IOException {
    Path leftover = folder.resolve(WIDE.id()).resolve("checkpoint-000000000100");
    Files.writeString(leftover, "state");
    Path foreign = Files.writeString(folder.resolve("notes.txt"), "mine");
    Ran ran = run("clean");
    assertThat(ran.out())
        .contains("removed " + BROKEN.id(), "removed leftovers of " + WIDE.id())
        .containsPattern("removed 5 files, [\\d,]+ bytes");
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder(WIDE.id(), NARROW.id(), "notes.txt");
    assertThat(leftover).doesNotExist();
    assertThat(foreign).exists();
    assertThat(Runs.in(folder).all()).hasSize(2);
  }

  @Test
  void clean_filter_removesFinishedRunsOfThatKindOnly() {
    run("clean --corruption random-labels");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder(WIDE.id(), BROKEN.id());
    run("clean --all");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void clean_runInProgress_isNotTouched() {
    try (RunDirectory held = RunDirectory.open(folder, BROKEN.id())) {
      Ran ran = run("clean --all");
      assertThat(ran.code()).isZero();
      assertThat(folder.toFile().list()).containsExactly(BROKEN.id());
      assertThat(held.path().resolve("metrics.jsonl")).exists();
    }
  }

  @Test
  void exportCsv_toStandardOutput_isReadBackAsTheSameTable() throws IOException {
    for (boolean epochs : new boolean[] {false, true}) {
      Ran ran = run("export --csv -" + (epochs ? " --epochs" : ""));
      assertThat(ran.code()).isZero();
      Runs runs = Runs.in(folder);
      Table expected = epochs ? runs.table() : runs.summary();
      Table read = Table.read().usingOptions(CsvReadOptions.builderFromString(ran.out()));
      assertThat(read.columnNames()).isEqualTo(expected.columnNames());
      assertThat(read.rowCount()).isEqualTo(epochs ? 4 : 2);
      assertThat(read.numberColumn("train loss").asDoubleArray())
          .containsExactly(expected.numberColumn("train loss").asDoubleArray());
      assertThat(read.column("train accuracy, corrupted").countMissing())
          .isEqualTo(read.rowCount());
    }
  }

  @Test
  void exportCsv_toAFile_leavesNothingElse() {
    Path file = elsewhere.resolve("runs.csv");
    assertThat(run("export --csv " + file + " --model mlp-1x16").code()).isZero();
    assertThat(file).content().startsWith("id,dataset,model,").contains(WIDE.id());
    assertThat(file).content().doesNotContain(NARROW.id());
    assertThat(elsewhere.toFile().list()).containsExactly("runs.csv");
  }

  @Test
  void exportTo_folder_isReadBackByRuns() {
    Ran ran = run("export --to " + elsewhere);
    assertThat(ran.code()).isZero();
    assertThat(ran.error().lines())
        .containsExactly(
            "copied to " + elsewhere + ": 2, there already: 0",
            "left out, since unfinished or damaged: 1");
    assertThat(Runs.in(elsewhere).all())
        .extracting(Run::id)
        .containsExactlyInAnyOrder(WIDE.id(), NARROW.id());
    assertThat(elsewhere.toFile().list()).doesNotContain(BROKEN.id());
  }

  @Test
  void export_withoutTarget_showsTheUsage() {
    Ran ran = run("export");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.error()).contains("--csv", "--to", "Usage: rethink runs export");
  }

  @Test
  void export_toAMissingFolderOrAFolder_saysWhatToDo() {
    Path missing = elsewhere.resolve("nowhere/deep");
    Ran ran = run("export --csv " + missing.resolve("x.csv"));
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.error()).contains("there is no " + missing, "mkdir -p " + missing);
    assertThat(run("export --csv " + elsewhere).error()).contains("is a folder, wanted the name");
    assertThat(elsewhere).isEmptyDirectory();
  }

  private Ran run(String line) {
    return in("runs " + line);
  }

  private Ran in(String line) {
    List<String> arguments = new ArrayList<>(List.of(line.split(" ")));
    arguments.addAll(List.of("--runs", folder.toString()));
    return Ran.of(arguments.toArray(String[]::new));
  }
}
