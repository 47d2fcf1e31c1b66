package rethink.paper.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class Table3Test {

  @Test
  void paperAgainstHere_recorded_hasAllLinesOfTheTable() {
    Table table = Table3.paperAgainstHere(SolvedKernels.recorded());
    assertThat(table.stringColumn("paper").asList())
        .containsExactly("1.2 %", "0.6 %", "46.0 %", "17.0 %", "15.0 %");
    assertThat(table.getString(0, "n, here")).isEqualTo("60,000");
    assertThat(table.getString(0, "here")).isEqualTo("1.22 ± 0.11 %");
    assertThat(table.getString(0, "difference")).isEqualTo("+0.02 %");
  }

  @Test
  void paperAgainstHere_nothingRecorded_saysSo() {
    Table table = Table3.paperAgainstHere(new MadeKernels().solved());
    assertThat(table.stringColumn("here").asList()).containsOnly("-").hasSize(5);
  }

  @Test
  void nearest_severalRidgesOfTheLargestNet_isTheBest() {
    MadeKernels made = new MadeKernels();
    made.cifar("convolution:50", 400, 0.01, 0.4).cifar("convolution:90", 400, 0.01, 0.5);
    made.cifar("convolution:90", 400, 0.1, 0.6).cifar("convolution:90", 400, 0, 0.7);
    Table3.Line ridged = Table3.LINES.get(4);
    assertThat(Table3.nearest(made.solved(), ridged).all())
        .extracting(Solved::testError)
        .containsExactly(0.5);
    assertThat(Table3.paperAgainstHere(made.solved()).getString(4, "n, here"))
        .isEqualTo("400, 90 filters, ridge 0.01");
  }

  @Test
  void norms_recorded_areBesideThoseOfThePaper() {
    Table table = Table3.norms(SolvedKernels.recorded());
    assertThat(table.getString(0, "paper")).isEqualTo("about 220");
    assertThat(table.getString(0, "in the kernel's space")).isEqualTo("145");
    assertThat(Table3.solves().rowCount()).isEqualTo(6);
  }
}
