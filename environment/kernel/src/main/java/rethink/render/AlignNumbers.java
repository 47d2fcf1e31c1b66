package rethink.render;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Marks the columns of numbers in tables, so that the page can set them flush right. */
final class AlignNumbers {
  /** 0.5, −3, 1,649,402, 89.3 %, 0.1 ± 0.02, ≥ 25, ~0, 3 k, 12 s, 1.5x, 12/30. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "[<>≤≥~≈≳≲]?=?\\s*[+\u2212-]?(\\d[\\d,. \u00a0\u202f]*|\\.\\d+)([eE][+-]?\\d+)?\\s*"
              + "([%kMx×s]|ms|min|h)?\\s*((±|\\+-|\\.\\.|–|/)\\s*[\\d.,]+\\s*%?)?");

  private static final Pattern MISSING = Pattern.compile("|[-–—?]|n/a|NaN|NA");

  private AlignNumbers() {}

  /** Gives cells of number columns the class {@code number} in each table under ROOT. */
  static void in(Element root) {
    for (var table : root.select("table")) {
      var rows = table.select("tr");
      int columns = rows.stream().mapToInt(row -> row.children().size()).max().orElse(0);
      for (int column = 0; column < columns; column++) {
        align(rows, column);
      }
    }
  }

  private static void align(List<Element> rows, int column) {
    var cells =
        rows.stream()
            .filter(row -> row.children().size() > column)
            .map(row -> row.child(column))
            .filter(cell -> !cell.hasAttr("align"))
            .toList();
    var values =
        cells.stream()
            .filter(cell -> cell.nameIs("td"))
            .map(cell -> cell.text().strip())
            .filter(text -> !MISSING.matcher(text).matches())
            .toList();
    if (!values.isEmpty() && values.stream().allMatch(text -> NUMBER.matcher(text).matches())) {
      cells.forEach(cell -> cell.addClass("number"));
    }
  }
}
