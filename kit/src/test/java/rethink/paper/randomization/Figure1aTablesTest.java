package rethink.paper.randomization;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rethink.log.MadeRun;
import rethink.log.Run;
import rethink.log.Runs;
import tech.tablesaw.api.Table;

class Figure1aTablesTest {
  private final MadeFigure made = new MadeFigure(1L, 2L);

  @Test
  void paperAgainstHere_knownRuns_givesMultiplesOfTrueLabels() {
    Table table = made.tables().paperAgainstHere();
    assertThat(table.name()).endsWith("small MLP");
    assertThat(column(table, "condition"))
        .containsExactly(
            "true labels", "shuffled pixels", "Gaussian", "random pixels", "random labels");
    assertThat(column(table, "paper")).containsExactly("1.0", "1.6", "2.5", "2.7", "4.4");
    assertThat(column(table, "here"))
        .containsExactly("1.0 ± 0.0", "1.5 ± 0.0", "2.0 ± 0.0", "2.5 ± 0.0", "4.0 ± 0.0");
    assertThat(column(table, "difference")).containsExactly("+0.0", "-0.1", "-0.5", "-0.2", "-0.4");
    assertThat(column(table, "steps here")).startsWith("20 ± 0", "30 ± 0").endsWith("80 ± 0");
  }

  @Test
  void paperAgainstHere_seedsThatDiffer_showTheirSpread() {
    Runs runs = made.runs();
    Run last = runs.all().get(9);
    Run slower =
        MadeRun.of(made.figure.experiments().get(9), 1, 0.1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 0.1);
    assertThat(last.id()).isEqualTo(slower.id());
    Runs differing = new Runs(runs.all().stream().map(run -> run == last ? slower : run).toList());
    Table table = made.figure.tables(differing).paperAgainstHere();
    assertThat(column(table, "steps here")).endsWith("90 ± 14"); // 80 and 100
    assertThat(column(table, "here")).endsWith("4.5 ± 0.7");
  }

  @Test
  void tables_neverFitted_sayNotReached() {
    made.losses("random-labels", 2.3, 0.5);
    Table table = made.tables().paperAgainstHere();
    for (String name : new String[] {"here", "difference", "steps here"}) {
      assertThat(column(table, name)).endsWith("not reached").containsOnlyOnce("not reached");
    }
    assertThat(column(made.tables().fitted(), "steps to loss 0.1")).endsWith("not reached");
  }

  @Test
  void tables_trueLabelsNeverFitted_haveNothingToDivideBy() {
    made.losses("true-labels", 2.3, 0.5);
    Table table = made.tables().paperAgainstHere();
    assertThat(column(table, "here")).containsOnly("not reached");
    assertThat(column(table, "steps here")).startsWith("not reached", "30 ± 0");
  }

  @Test
  void fitted_knownRuns_hasARowForEachNetworkAndCondition() {
    made.lowestTrainAccuracy(0.99).testAccuracy("true-labels", 0.625);
    Table table = made.tables().fitted();
    assertThat(column(table, "network")).hasSize(5).containsOnly("small MLP");
    assertThat(column(table, "steps to loss 0.1")).startsWith("20 ± 0").endsWith("80 ± 0");
    assertThat(column(table, "training accuracy"))
        .startsWith("1.000 ± 0.000")
        .endsWith("0.995 ± 0.007");
    assertThat(column(table, "test accuracy"))
        .startsWith("0.625 ± 0.000")
        .endsWith("0.110 ± 0.000");
  }

  private static java.util.List<String> column(Table table, String name) {
    return table.stringColumn(name).asList();
  }
}
