package rethink.paper;

import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A table of texts that is filled row by row. */
final class Rows {
  private final Table table;

  Rows(String title, String... columns) {
    table = Table.create(title);
    for (String column : columns) {
      table.addColumns(StringColumn.create(column));
    }
  }

  void add(String... cells) {
    if (cells.length != table.columnCount()) {
      throw new IllegalArgumentException(
          "a row of %d cells, wanted %d".formatted(cells.length, table.columnCount()));
    }
    for (int i = 0; i < cells.length; i++) {
      table.stringColumn(i).append(cells[i]);
    }
  }

  Table table() {
    return table;
  }
}
