package rethink.bench;

import java.util.List;

/** Comparisons as a table for a terminal. */
final class ComparisonTable {
  private ComparisonTable() {}

  static String of(List<Comparison> comparisons) {
    Comparison any = comparisons.get(0);
    StringBuilder table = new StringBuilder();
    table.append(
        "%-16s %5s  %-24s %-24s %-18s %7s %6s %11s%n"
            .formatted(
                "model",
                "batch",
                "ours, images/s",
                any.opponent().arm() + ", images/s",
                "ratio",
                "GFLOP/s",
                "peak",
                "MiB"));
    for (Comparison row : comparisons) {
      Spread ratios = row.ours().over(row.peer());
      table.append(
          "%-16s %5d  %-24s %-24s %-18s %7.1f %4.0f %% %11s%n"
              .formatted(
                  row.contestant().model().name(),
                  row.contestant().batch(),
                  images(row.ours().perSecond()),
                  images(row.peer().perSecond()),
                  "%.2f (%.2f..%.2f)".formatted(row.ratio(), ratios.lower(), ratios.upper()),
                  row.gigaflopPerSecond(),
                  100 * row.shareOfPeak(),
                  row.ours().residentMebibytes() + " / " + row.peer().residentMebibytes()));
    }
    return table
        + """
        Medians (quartiles) of %d rounds; %d x %d thread%s; the peer with %s.
        "peak" is ours over the quickest matrix product measured in the same rounds; MiB are resident, ours / peer, of one process.
        """
            .formatted(
                any.schedule().rounds,
                any.schedule().jobs,
                any.schedule().threads,
                any.schedule().threads == 1 ? "" : "s",
                any.opponent().settings());
  }

  private static String images(Spread spread) {
    return "%s (%s..%s)"
        .formatted(number(spread.median()), number(spread.lower()), number(spread.upper()));
  }

  private static String number(double value) {
    return value < 100 ? "%.1f".formatted(value) : "%,.0f".formatted(value);
  }
}
