package rethink.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rethink.plot.Html;
import rethink.plot.Numbers;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A table as aligned text and as HTML. Numbers of a column have equally many decimals, as many as
 * four significant digits need, and stand to the right; the first column stands to the left.
 */
final class TableText {
  private static final int MOST_DECIMALS = 4;

  /** Text that reads as a number: "86.7 %", "0.85 ± 0.02", ">= 3". */
  private static final String NUMERIC = "[-+~<>=≤≥ ]*[0-9].*";

  private record Cells(String name, List<String> values, boolean right) {
    int width() {
      return IntStream.concat(IntStream.of(name.length()), values.stream().mapToInt(String::length))
          .max()
          .orElse(0);
    }

    String padded(String text) {
      String spaces = " ".repeat(width() - text.length());
      return right ? spaces + text : text + spaces;
    }
  }

  private final String caption;
  private final int rows;
  private final List<Cells> columns;

  private TableText(String caption, int rows, List<Cells> columns) {
    this.caption = caption;
    this.rows = rows;
    this.columns = columns;
  }

  static TableText of(Table table, String caption) {
    List<Cells> columns = new ArrayList<>();
    for (Column<?> column : table.columns()) {
      List<String> values =
          column instanceof NumericColumn<?> numbers ? numbers(numbers) : texts(column);
      boolean numeric =
          values.stream().allMatch(value -> value.isEmpty() || value.matches(NUMERIC));
      columns.add(new Cells(column.name(), values, numeric && !columns.isEmpty()));
    }
    return new TableText(caption, table.rowCount(), columns);
  }

  String plain() {
    StringBuilder text = new StringBuilder();
    if (!caption.isBlank()) {
      text.append(caption).append('\n');
    }
    line(text, columns.stream().map(column -> column.padded(column.name())).toList());
    line(text, columns.stream().map(column -> "-".repeat(column.width())).toList());
    for (int row = 0; row < rows; row++) {
      int at = row;
      line(text, columns.stream().map(column -> column.padded(column.values().get(at))).toList());
    }
    return text.toString();
  }

  String html() {
    StringBuilder html = new StringBuilder("<table>\n");
    if (!caption.isBlank()) {
      html.append("<caption>").append(Html.escape(caption)).append("</caption>\n");
    }
    html.append("<thead><tr>");
    columns.forEach(column -> cell(html, "th", column, column.name()));
    html.append("</tr></thead>\n<tbody>\n");
    for (int row = 0; row < rows; row++) {
      int at = row;
      html.append("<tr>");
      columns.forEach(column -> cell(html, "td", column, column.values().get(at)));
      html.append("</tr>\n");
    }
    return html.append("</tbody>\n</table>\n").toString();
  }

  private static void line(StringBuilder text, List<String> cells) {
    text.append(cells.stream().collect(Collectors.joining("  ")).stripTrailing()).append('\n');
  }

  private static void cell(StringBuilder html, String tag, Cells column, String text) {
    html.append("<%s style=\"text-align: %s\">".formatted(tag, column.right() ? "right" : "left"))
        .append(Html.escape(text))
        .append("</")
        .append(tag)
        .append('>');
  }

  private static List<String> texts(Column<?> column) {
    return IntStream.range(0, column.size())
        .mapToObj(row -> column.isMissing(row) ? "" : column.getString(row))
        .toList();
  }

  private static List<String> numbers(NumericColumn<?> column) {
    int decimals =
        IntStream.range(0, column.size())
            .filter(row -> !column.isMissing(row))
            .mapToObj(row -> Numbers.brief(column.getDouble(row)))
            .mapToInt(TableText::decimals)
            .max()
            .orElse(0);
    return IntStream.range(0, column.size())
        .mapToObj(row -> column.isMissing(row) ? "" : number(column.getDouble(row), decimals))
        .toList();
  }

  private static int decimals(String number) {
    int point = number.indexOf('.');
    return point < 0 || number.contains("e")
        ? 0
        : Math.min(MOST_DECIMALS, number.length() - point - 1);
  }

  private static String number(double value, int decimals) {
    String brief = Numbers.brief(value);
    if (decimals == 0 || brief.contains("e") || !Double.isFinite(value)) {
      return brief;
    }
    String grouping = Math.abs(value) >= 10_000 ? "," : "";
    return String.format(Locale.ROOT, "%" + grouping + "." + decimals + "f", value);
  }
}
