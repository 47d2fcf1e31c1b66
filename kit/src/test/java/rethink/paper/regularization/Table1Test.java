package rethink.paper.regularization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import rethink.log.Runs;
import rethink.paper.Refuted;
import rethink.paper.Subject;
import rethink.plot.Chart;
import rethink.plot.Line;
import rethink.plot.Style;
import tech.tablesaw.api.Table;

class Table1Test {
  private static final int UNNECESSARY = 0;
  private static final int ARCHITECTURE = 1;
  private static final int SIGNS = 2;
  private static final int BATCH_NORM = 3;
  private static final int FIT = 4;
  private static final int CHANCE = 5;

  private final MadeGrid made = new MadeGrid();
  private final Table1 table = new Table1(made.grid);

  @Test
  void test_madeRuns_setsPaperBesideHereAndEpfl() {
    Table test = table.test(made.runs());
    assertThat(test.columnNames())
        .containsExactly(
            "network", "labels", "regularizers", "paper", "here", "difference", "seeds", "EPFL");
    assertThat(test.rowCount()).isEqualTo(16);
    int row = test.stringColumn("regularizers").asList().indexOf("random crop, weight decay");
    assertThat(cells(test, row))
        .containsExactly(
            "Inception",
            "true",
            "random crop, weight decay",
            "89.05",
            "88.1 ± 1.4",
            "-1.0",
            "2",
            "89.12");
  }

  @Test
  void training_madeRuns_isThePapersHere() {
    Table training = table.training(made.runs());
    int row = training.rowCount() - 2;
    assertThat(cells(training, row))
        .containsExactly("MLP", "random", "none", "99.34", "99.3 ± 0.0", "+0.0", "2", "99.84");
  }

  @Test
  void test_rowThatNobodyPrinted_hasDashes() {
    Subject mlp = made.row("mlp-1x512", true, Treatment.NONE).subject();
    GridRow crop = GridRow.learning(mlp, Treatment.CROP);
    made.accuracies(crop, 1, 0.6);
    RegularizerGrid one = new RegularizerGrid(List.of(crop));
    Table test = new Table1(one).test(made.runs(one));
    assertThat(cells(test, 0))
        .containsExactly("MLP", "true", "random crop", "–", "59.0 ± 1.4", "–", "2", "–");
  }

  @Test
  void chart_madeRuns_hasAPointForEachPrintedRowAndSeed() {
    Chart chart = table.chart(made.runs());
    assertThat(chart.lines())
        .extracting(Line::key)
        .containsExactly("reference", "inception", "inception-no-bn", "alexnet", "mlp-1x512");
    Line inception = chart.lines().get(1);
    assertThat(inception.style()).isEqualTo(Style.MARKERS);
    assertThat(inception.x()).hasSize(8).contains(89.05, 85.75);
    assertThat(inception.y()[0]).isCloseTo(inception.x()[0], within(1e-9));
    assertThat(inception.y()[1]).isCloseTo(inception.x()[1] - 2, within(1e-9));
    assertThat(chart.caption()).startsWith("One point for each row of the table and seed. Incep");
  }

  @Test
  void verdicts_asInThePaper_allHold() {
    assertThat(table.verdicts(made.runs()).rowCount()).isEqualTo(6);
    assertThat(refuted()).isEmpty();
  }

  @Test
  void verdicts_networkThatNeedsItsRegularizers_isSaid() {
    made.accuracies(made.row("mlp-1x512", true, Treatment.NONE), 1, 0.3);
    made.accuracies(made.row("mlp-1x512", true, Treatment.DECAY), 1, 0.3);
    assertThat(refuted()).containsExactly(UNNECESSARY);
  }

  @Test
  void verdicts_cropWorthMoreThanTheNetwork_isSaid() {
    made.accuracies(made.row("alexnet", true, Treatment.NONE), 1, 0.40);
    assertThat(refuted()).containsExactly(ARCHITECTURE);
  }

  @Test
  void verdicts_regularizerThatHarms_isSaid() {
    made.accuracies(made.row("inception", true, Treatment.CROP), 1, 0.8035);
    assertThat(refuted()).containsExactly(SIGNS);
    String here = table.verdicts(made.runs()).getString(SIGNS, "here");
    assertThat(here).isEqualTo("Inception: random crop -5.4");
  }

  @Test
  void verdicts_regularizerThatHarmsTheOnlySeed_isNotSure() {
    made.accuracies(made.row("inception", true, Treatment.CROP), 1, 0.8035);
    Runs first = made.runs().where(run -> run.seed() == 1);
    Table verdicts = new Table1(made.grid.within(first)).verdicts(first);
    assertThat(Refuted.in(verdicts)).isEmpty();
  }

  /** As recorded runs may come, one sweep broken off before the other. */
  @Test
  void gains_rowsWithoutACommonSeed_areLeftOut() {
    GridRow crop = made.row("alexnet", true, Treatment.CROP);
    Runs some =
        made.runs().where(run -> run.seed() == (crop.of(made.runs()).contains(run) ? 2 : 1));
    Table gains = new Table1(made.grid.within(some)).gains(some);
    assertThat(gains.stringColumn("gain").asList())
        .contains("AlexNet: weight decay")
        .doesNotContain("AlexNet: random crop");
  }

  @Test
  void verdicts_batchNormOfNoUseOrTooMuch_isSaid() {
    GridRow without = made.row("inception-no-bn", true, Treatment.NONE);
    made.accuracies(without, 1, 0.86);
    made.accuracies(made.row("inception-no-bn", true, Treatment.DECAY), 1, 0.87);
    assertThat(refuted()).containsExactly(BATCH_NORM);
    made.accuracies(without, 1, 0.78);
    assertThat(refuted()).containsExactly(BATCH_NORM);
  }

  @Test
  void verdicts_randomLabelsNotFittedOrLearned_areSaid() {
    GridRow alexNet = made.row("alexnet", false, Treatment.NONE);
    made.accuracies(alexNet, 0.989, 0.1);
    assertThat(refuted()).containsExactly(FIT);
    made.accuracies(alexNet, 1, 0.15);
    assertThat(refuted()).containsExactly(CHANCE);
  }

  @Test
  void verdicts_onlySomeRows_leaveOutWhatTheyCannotDecide() {
    RegularizerGrid random = made.grid.where(row -> !row.isLearning());
    Runs runs = made.runs();
    assertThat(new Table1(random).verdicts(runs).rowCount()).isEqualTo(2);
    RegularizerGrid none = new RegularizerGrid(List.of());
    assertThat(new Table1(none).verdicts(runs).rowCount()).isZero();
  }

  private List<Integer> refuted() {
    return Refuted.in(table.verdicts(made.runs()));
  }

  private static List<String> cells(Table table, int row) {
    return table.columnNames().stream().map(name -> table.getString(row, name)).toList();
  }
}
