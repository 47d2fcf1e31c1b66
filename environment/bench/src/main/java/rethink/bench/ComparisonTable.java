package rethink.bench;

import java.util.List;

/** Comparisons as a table for a terminal. */
final class ComparisonTable {
  private static final String LINE = "%-15s %5s  %-23s %-23s %-17s %7s %5s %12s %6s%n";

  private ComparisonTable() {}

  static String of(List<Comparison> comparisons) {
    Comparison any = comparisons.get(0);
    StringBuilder table = new StringBuilder();
    table.append(
        LINE.formatted(
            "model",
            "batch",
            "ours, images/s",
            any.opponent().arm() + ", images/s",
            "ratio",
            "GFLOP/s",
            "peak",
            "MiB",
            "others"));
    comparisons.forEach(row -> table.append(line(row)));
    table.append(
        """

        Medians (quartiles) of %d rounds of %s s with %d x %d thread%s. ratio is that of the medians, its quartiles
        are of the rounds. peak is ours over the quicker matrix product of the same rounds; MiB are resident, ours /
        peer, of one process; others is how many processors anything else kept busy meanwhile.
        The peer ran with %s.
        """
            .formatted(
                any.schedule().rounds,
                any.schedule().seconds,
                any.schedule().jobs,
                any.schedule().threads,
                any.schedule().threads == 1 ? "" : "s",
                any.opponent().settings()));
    return table.toString();
  }

  private static String line(Comparison row) {
    Spread ratios = row.ratioOfRounds();
    return LINE.formatted(
        row.contestant().model().name(),
        row.contestant().batch(),
        images(row.ours().perSecond()),
        images(row.peer().perSecond()),
        "%.2f (%.2f..%.2f)".formatted(row.ratio(), ratios.lower(), ratios.upper()),
        "%.1f".formatted(row.gigaflopPerSecond()),
        "%.0f%%".formatted(100 * row.shareOfPeak()),
        row.ours().residentMebibytes() + " / " + row.peer().residentMebibytes(),
        Double.isNaN(row.otherProcessors()) ? "?" : "%.2f".formatted(row.otherProcessors()));
  }

  private static String images(Spread spread) {
    String format = spread.median() < 100 ? "%.1f" : "%,.0f";
    return (format + " (" + format + ".." + format + ")")
        .formatted(spread.median(), spread.lower(), spread.upper());
  }
}
