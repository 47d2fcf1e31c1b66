package rethink.paper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class ParameterRatiosTest {
  @Test
  void table_networksCountedHere_agreeWithThePaper() {
    Table table = ParameterRatios.table();
    assertThat(table.rowCount()).isEqualTo(9);
    for (int i = 0; i < 3; i++) {
      assertThat(table.getString(i, "here")).isEqualTo(table.getString(i, "parameters, paper"));
    }
    assertThat(table.stringColumn("p/n, here").asList())
        .containsExactly("33.0", "27.8", "24.2", "18.6", "47.7", "9.1", "47.0", "103.7", "112.1");
    assertThat(table.getString(4, "misprint")).isEqualTo("91 on one slide");
  }
}
