package rethink.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TableTextTest {
  private static final Table TABLE =
      Table.create(
          "results",
          StringColumn.create("network", "MLP <1x512>", "Inception"),
          IntColumn.create("parameters", 1209866, 1649402),
          DoubleColumn.create("paper", 0.495, 0.13),
          DoubleColumn.create("here", 0.30000000000000004, Double.NaN),
          StringColumn.create("spread", "0.52 ± 0.01", ""));

  @Test
  void plain_numbers_standRightWithEqualDecimals() {
    assertThat(TableText.of(TABLE, "Test error").plain())
        .isEqualTo(
            """
            Test error
            network      parameters  paper  here       spread
            -----------  ----------  -----  ----  -----------
            MLP <1x512>   1,209,866  0.495   0.3  0.52 ± 0.01
            Inception     1,649,402  0.130
            """);
  }

  @Test
  void html_text_isEscapedAndAligned() {
    assertThat(TableText.of(TABLE, "a < b").html())
        .contains("<caption>a &lt; b</caption>")
        .contains("<td style=\"text-align: left\">MLP &lt;1x512&gt;</td>")
        .contains("<td style=\"text-align: right\">0.130</td>")
        .contains("<td style=\"text-align: right\"></td>");
  }

  @Test
  void plain_tinyNumberAmongLargerOnes_isNotRoundedAway() {
    Table table =
        Table.create(
            "t", StringColumn.create("a", "x", "y"), DoubleColumn.create("loss", 2.3, 0.0000125));
    assertThat(TableText.of(table, "").plain()).contains("1.25e-5").contains("    2.3\n");
  }
}
