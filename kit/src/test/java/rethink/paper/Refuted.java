package rethink.paper;

import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** Reads tables of verdicts. */
public final class Refuted {
  private Refuted() {}

  /** Positions of the claims that do not hold. */
  public static List<Integer> in(Table verdicts) {
    return IntStream.range(0, verdicts.rowCount())
        .filter(i -> verdicts.stringColumn("verdict").get(i).equals("does not hold"))
        .boxed()
        .toList();
  }
}
