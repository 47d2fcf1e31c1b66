package rethink.paper.regularization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rethink.log.Runs;
import rethink.paper.Refuted;
import rethink.paper.Subject;
import tech.tablesaw.api.Table;

class Table4Test {
  private static final int DECAY = 0;
  private static final int ALEXNET = 1;
  private static final int CHANGES = 2;

  private final MadeGrid made = new MadeGrid();
  private GridRow alexNet;
  private RegularizerGrid grid;

  /** The paper has no number for AlexNet, which failed. */
  @BeforeEach
  void addAlexNet() {
    Subject subject = made.row("alexnet", false, Treatment.NONE).subject();
    alexNet = GridRow.memorising(subject, Treatment.DECAY);
    made.accuracies(alexNet, 0.12, 0.1);
    List<GridRow> rows = new java.util.ArrayList<>(made.grid.rows());
    rows.add(alexNet);
    grid = new RegularizerGrid(rows);
  }

  @Test
  void training_madeRuns_areTheRegularizedRowsOnRandomLabels() {
    Table table = new Table4(grid).training(made.runs(grid));
    assertThat(table.stringColumn("regularizers").asList())
        .containsExactly(
            "weight decay", "random crop", "augmentation", "weight decay", "weight decay");
    assertThat(table.stringColumn("paper").asList())
        .containsExactly("100.00", "99.93", "99.28", "99.21", "–");
    assertThat(table.stringColumn("difference").asList())
        .containsExactly("+0.0", "+0.0", "+0.0", "+0.0", "–");
  }

  @Test
  void verdicts_asInThePaper_allHold() {
    assertThat(new Table4(grid).verdicts(made.runs(grid)).rowCount()).isEqualTo(3);
    assertThat(refuted()).isEmpty();
  }

  @Test
  void verdicts_againstThePaper_areSaid() {
    made.accuracies(alexNet, 1, 0.1);
    assertThat(refuted()).containsExactly(ALEXNET);
    made.accuracies(made.row("mlp-1x512", false, Treatment.DECAY), 0.98, 0.1);
    assertThat(refuted()).containsExactly(DECAY, ALEXNET);
    made.accuracies(made.row("inception", false, Treatment.CROP), 0.98, 0.1);
    assertThat(refuted()).containsExactly(DECAY, ALEXNET, CHANGES);
  }

  @Test
  void verdicts_noRows_areNone() {
    Table4 none = new Table4(new RegularizerGrid(List.of()));
    assertThat(none.verdicts(new Runs(List.of())).rowCount()).isZero();
  }

  private List<Integer> refuted() {
    return Refuted.in(new Table4(grid).verdicts(made.runs(grid)));
  }
}
