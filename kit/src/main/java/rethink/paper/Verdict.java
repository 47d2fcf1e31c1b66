package rethink.paper;

import java.util.List;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A claim and what became of it.
 *
 * @param claim what the paper says
 * @param rule what decides it, fixed before the runs
 * @param here what was measured
 */
public record Verdict(String claim, String rule, String here, boolean holds) {

  public static Table table(List<Verdict> verdicts) {
    Table table = Table.create("verdicts");
    table.addColumns(
        StringColumn.create("claim", verdicts.stream().map(Verdict::claim)),
        StringColumn.create("holds if", verdicts.stream().map(Verdict::rule)),
        StringColumn.create("here", verdicts.stream().map(Verdict::here)),
        StringColumn.create(
            "verdict", verdicts.stream().map(v -> v.holds ? "holds" : "does not hold")));
    return table;
  }
}
