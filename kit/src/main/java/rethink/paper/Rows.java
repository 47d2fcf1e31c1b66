package rethink.paper;

import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A table of texts that is filled row by row. */
public final class Rows {
  private final Table table;

  public Rows(String title, String... columns) {
    table = Table.create(title);
    for (String column : columns) {
      table.addColumns(StringColumn.create(column));
    }
  }

  public void add(String... cells) {
    if (cells.length != table.columnCount()) {
      throw new IllegalArgumentException(
          "a row of %d cells, wanted %d".formatted(cells.length, table.columnCount()));
    }
    for (int i = 0; i < cells.length; i++) {
      table.stringColumn(i).append(cells[i]);
    }
  }

  public Table table() {
    return table;
  }
}
