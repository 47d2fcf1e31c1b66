package rethink.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class RunTableTest {
  @TempDir private Path folder;

  @Test
  void table_twoRuns_hasARowForEachEpochAndWhatMustNotBeMixed() {
    Runs runs = twoRuns();
    Table table = runs.table();
    assertThat(table.rowCount()).isEqualTo(4);
    assertThat(table.columnNames())
        .contains("id", "dataset", "model", "corruption", "regularizers", "n", "batch", "seed")
        .contains("initial learning rate", "experiment format")
        .contains("commit", "sources", "code", "natives", "threads", "processor", "data")
        .contains("train data", "final parameters", "epoch", "train loss", "seconds");
    assertThat(table.longColumn("epoch").asList()).containsExactly(1L, 2L, 1L, 2L);
    assertThat(table.longColumn("n").asList()).containsOnly(100L);
    assertThat(table.doubleColumn("train loss").asList()).containsExactly(0.5, 0.25, 0.5, 0.25);
    assertThat(table.doubleColumn("train accuracy, corrupted").countMissing()).isEqualTo(4);
    assertThat(table.stringColumn("natives").asList())
        .allSatisfy(natives -> assertThat(natives).startsWith("natives"));
    assertThat(table.stringColumn("data").asList()).containsOnly("data");
    assertThat(table.stringColumn("code").asList())
        .containsOnly(CodeChecksum.here().substring(0, 12));
    assertThat(table.stringColumn("final parameters").asList()).containsOnly("beef");
  }

  @Test
  void summary_twoRuns_hasTheLastEpochOfEach() {
    Table summary = twoRuns().summary();
    assertThat(summary.columnNames()).isEqualTo(twoRuns().table().columnNames());
    assertThat(summary.longColumn("epoch").asList()).containsExactly(2L, 2L);
    assertThat(summary.longColumn("seed").asList()).containsExactlyInAnyOrder(1L, 2L);
  }

  @Test
  void table_fieldsThatARunDoesNotHave_areMissingOrUnknown() {
    Run made = MadeRun.of(MadeStore.experiment("mlp-1x8", 1), 1, 0.5, 0.1);
    ObjectNode experiment = new ObjectMapper().createObjectNode();
    experiment.putArray("regularizers").add("flip").add("dropout:0.5");
    Table table =
        new Runs(
                List.of(
                    new Run(
                        "a",
                        Path.of("a"),
                        experiment,
                        made.environment(),
                        made.epochs(),
                        made.done())))
            .table();
    assertThat(table.stringColumn("regularizers").get(0)).isEqualTo("flip, dropout:0.5");
    assertThat(table.stringColumn("model").isMissing(0)).isTrue();
    assertThat(table.longColumn("seed").isMissing(0)).isTrue();
    assertThat(table.longColumn("threads").isMissing(0)).isTrue();
    assertThat(table.doubleColumn("momentum").isMissing(0)).isTrue();
    assertThat(table.stringColumn("processor").get(0)).isEqualTo("unknown");
  }

  @Test
  void table_noRuns_hasTheSameColumns() {
    assertThat(new Runs(List.of()).table().columnNames())
        .isEqualTo(twoRuns().table().columnNames());
  }

  private Runs twoRuns() {
    MadeStore store = new MadeStore(folder);
    store.finished(MadeStore.experiment("mlp-1x8", 1));
    store.finished(MadeStore.experiment("mlp-1x8", 2));
    return Runs.in(folder);
  }
}
