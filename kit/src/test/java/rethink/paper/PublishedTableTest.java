package rethink.paper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rethink.paper.PublishedTable.Row;

class PublishedTableTest {
  private final PublishedTable tables = PublishedTable.tables();

  @Test
  void rows_ofEachTable_areAsManyAsPrinted() {
    assertThat(tables.rows()).filteredOn(row -> row.table() == 1).hasSize(19);
    assertThat(tables.rows()).filteredOn(row -> row.table() == 4).hasSize(5);
    assertThat(tables.source()).contains("ICLR 2017").contains("EPFL");
  }

  @Test
  void row_alexNetWithCrop_isThePapersAndEpfls() {
    Row row = tables.row("alexnet", "true-labels", "crop").orElseThrow();
    assertThat(row)
        .isEqualTo(new Row(1, "alexnet", "true-labels", "crop", 99.82, 79.66, 99.87, 82.66));
  }

  @Test
  void row_notPrinted_isEmpty() {
    assertThat(tables.row("alexnet", "random-labels", "decay")).isEmpty();
  }
}
