package rethink.paper.overparametrization;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class ParameterRatiosTest {
  @Test
  void table_networksCountedHere_agreeWithThePaper() {
    Table table = ParameterRatios.table();
    assertThat(table.stringColumn("difference")).containsOnly("+0");
    assertThat(table.stringColumn("p/n, here").asList())
        .containsExactly("33.0", "27.8", "34.7", "24.2");
  }
}
