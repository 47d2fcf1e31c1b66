package rethink.paper.imagenet;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import rethink.log.EpochMetrics;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.paper.Rows;
import rethink.paper.Spread;
import rethink.paper.Verdict;
import tech.tablesaw.api.Table;

/** The numbers of {@link Table2}: paper against here, and verdicts. */
public record Table2Tables(Table2 table, Runs runs) {
  /** Random labels count as fitted from here on: the paper comes to 0.952. */
  private static final double FITTED = 0.95;

  /**
   * Accuracies in percent after the last epoch, mean ± standard deviation over seeds. The data are
   * others than the paper's, and so a difference says how far, not how well.
   */
  public Table paperAgainstHere() {
    Rows rows =
        new Rows("Accuracy, percent", "trained with", "accuracy", "paper", "here", "difference");
    for (Table2Row row : table.rows()) {
      add(rows, row, "training, top 1", row.trainTop1(), last(EpochMetrics::trainAccuracy));
      add(rows, row, "training, top 5", row.trainTop5(), last(EpochMetrics::trainTopFiveAccuracy));
      add(rows, row, "test, top 1", row.testTop1(), last(EpochMetrics::testAccuracy));
      if (row.bestTestTop1() != null) {
        add(
            rows,
            row,
            "test, top 1, best epoch",
            row.bestTestTop1(),
            best(EpochMetrics::testAccuracy));
      }
      add(rows, row, "test, top 5", row.testTop5(), last(EpochMetrics::testTopFiveAccuracy));
      if (row.bestTestTop5() != null) {
        add(
            rows,
            row,
            "test, top 5, best epoch",
            row.bestTestTop5(),
            best(EpochMetrics::testTopFiveAccuracy));
      }
    }
    return rows.table();
  }

  private void add(
      Rows rows, Table2Row row, String what, double paper, ToDoubleFunction<Run> value) {
    Spread here = percent(row, value);
    rows.add(
        row.title(),
        what,
        "%.2f".formatted(paper),
        here.toString("%.1f"),
        "%+.1f".formatted(here.mean() - paper));
  }

  /** The paper's claims about this table, each with a rule fixed before the runs. */
  public Table verdicts() {
    Table2Row nothing = table.plain(false);
    Table2Row random = table.plain(true);
    Table2Row all = table.rows().get(0);
    double chance = 100.0 / table.setting().dataset().classes().size();
    double margin =
        3
            * Math.sqrt(
                chance
                    * (100 - chance)
                    / (table.setting().dataset().testSize() * (double) table.seeds().size()));
    Spread fit = percent(random, last(EpochMetrics::trainAccuracy));
    Spread guess = percent(random, last(EpochMetrics::testAccuracy));
    Spread without = percent(nothing, last(EpochMetrics::testAccuracy));
    Spread with = percent(all, last(EpochMetrics::testAccuracy));
    return Verdict.table(
        List.of(
            new Verdict(
                "Inception V3 fits random labels, with nothing changed but the labels",
                "without regularizers, top-1 training accuracy on random labels is at least 95 %",
                fit.toString("%.1f") + " %",
                fit.mean() >= 100 * FITTED),
            new Verdict(
                "what is learned from random labels says nothing of test images",
                "top-1 test accuracy is within three standard errors of chance",
                "%s %%, chance %.1f ± %.1f %%".formatted(guess.toString("%.1f"), chance, margin),
                Math.abs(guess.mean() - chance) <= margin),
            new Verdict(
                "regularizers help",
                "the worst seed with all of them is better on test images than the best with none",
                "%s %% with, %s %% without"
                    .formatted(with.toString("%.1f"), without.toString("%.1f")),
                lowest(all) > highest(nothing)),
            new Verdict(
                "regularizers are not what generalisation rests on",
                "without any, top-1 test accuracy is at least five times chance",
                "%s %%, %.1f times chance"
                    .formatted(without.toString("%.1f"), without.mean() / chance),
                without.mean() >= 5 * chance)));
  }

  /** How far the best epoch is above the last one on test images, for each row: a sentence. */
  public String earlyStopping() {
    return table.rows().stream()
        .filter(row -> !row.randomLabels())
        .map(
            row ->
                "%s: %s points"
                    .formatted(
                        row.title(),
                        percent(
                                row,
                                run ->
                                    best(EpochMetrics::testAccuracy).applyAsDouble(run)
                                        - run.last().testAccuracy())
                            .toString("%.1f")))
        .collect(Collectors.joining("; "));
  }

  private double lowest(Table2Row row) {
    return table.of(runs, row).stream()
        .mapToDouble(run -> run.last().testAccuracy())
        .min()
        .orElse(Double.NaN);
  }

  private double highest(Table2Row row) {
    return table.of(runs, row).stream()
        .mapToDouble(run -> run.last().testAccuracy())
        .max()
        .orElse(Double.NaN);
  }

  private Spread percent(Table2Row row, ToDoubleFunction<Run> value) {
    return Spread.of(
        table.of(runs, row).stream().mapToDouble(run -> 100 * value.applyAsDouble(run)).toArray());
  }

  private static ToDoubleFunction<Run> last(ToDoubleFunction<EpochMetrics> value) {
    return run -> value.applyAsDouble(run.last());
  }

  private static ToDoubleFunction<Run> best(ToDoubleFunction<EpochMetrics> value) {
    return run -> run.measured().stream().mapToDouble(value).max().orElse(Double.NaN);
  }
}
