package rethink.paper.regularization;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.paper.Rows;
import rethink.paper.Spread;
import rethink.paper.Verdict;
import rethink.paper.imagenet.Table2Row;
import tech.tablesaw.api.Table;

/** The numbers of Figure 2; a claim that needs a row that is not there is left out. */
record Figure2Tables(Figure2 figure, Runs runs) {

  Table paperAgainstHere() {
    Rows rows = new Rows("Figure 2 in numbers", "points", "paper", "here", "difference");
    figure
        .regularized()
        .forEach(
            row ->
                add(
                    rows,
                    "early stopping, regularizers: " + row.treatment().title(),
                    published(row.treatment()),
                    EarlyStopping.gain(row.of(runs))));
    batchNorm().ifPresent(gain -> add(rows, gain.title(), gain.published(), gain.here(runs)));
    for (GridRow row : figure.rows()) {
      if (row.treatment() == Treatment.NONE) {
        add(
            rows,
            "change of test accuracy from epoch to epoch: " + row.subject().title(),
            Optional.empty(),
            spread(row, Figure2::unsteadiness));
      }
    }
    return rows.table();
  }

  private static void add(Rows rows, String title, Optional<Double> paper, Spread here) {
    rows.add(
        title,
        paper.map("%.2f"::formatted).orElse(RegularizerGrid.NONE),
        here.toString("%.1f"),
        paper.map(value -> "%+.1f".formatted(here.mean() - value)).orElse(RegularizerGrid.NONE));
  }

  /** On ImageNet (Table 2); with all regularizers the paper prints no best accuracy. */
  private static Optional<Double> published(Treatment treatment) {
    boolean all = treatment == Treatment.ALL;
    return Table2Row.all().stream()
        .filter(row -> !row.randomLabels() && row.augmentation() == all && row.dropout() == all)
        .filter(row -> row.weightDecay() == (treatment != Treatment.NONE))
        .filter(row -> row.bestTestTop1() != null)
        .map(row -> row.bestTestTop1() - row.testTop1())
        .findFirst();
  }

  Table verdicts() {
    return Verdict.table(
        Stream.of(noGain(), lessWithAll(), gains().batchNormVerdict(runs), steady())
            .flatMap(Optional::stream)
            .toList());
  }

  private Optional<Verdict> noGain() {
    return inception(Treatment.NONE)
        .map(
            row -> {
              Spread gain = EarlyStopping.gain(row.of(runs));
              double error = spread(row, EarlyStopping::error).mean();
              return new Verdict(
                  "on CIFAR-10 early stopping gains nothing",
                  "without regularizers the mean gain is at most two standard errors of a test"
                      + " accuracy",
                  "%s points, two errors are %.1f".formatted(gain.toString("%.1f"), 2 * error),
                  gain.mean() <= 2 * error);
            });
  }

  private Optional<Verdict> lessWithAll() {
    return inception(Treatment.ALL)
        .flatMap(
            all ->
                inception(Treatment.NONE)
                    .map(
                        none -> {
                          Spread with = EarlyStopping.gain(all.of(runs));
                          Spread without = EarlyStopping.gain(none.of(runs));
                          return new Verdict(
                              "early stopping could help where other regularizers are absent (on"
                                  + " ImageNet)",
                              "its mean gain is larger with none than with all",
                              "%s against %s"
                                  .formatted(without.toString("%.1f"), with.toString("%.1f")),
                              without.mean() > with.mean());
                        }));
  }

  private Optional<Verdict> steady() {
    return batchNorm()
        .map(
            gain -> {
              double with = spread(gain.with(), Figure2::unsteadiness).mean();
              double without = spread(gain.without(), Figure2::unsteadiness).mean();
              return new Verdict(
                  "batch normalisation steadies learning",
                  "test accuracy changes less from epoch to epoch with it, in the mean",
                  "%.1f against %.1f points".formatted(with, without),
                  with < without);
            });
  }

  private Optional<Gains.Gain> batchNorm() {
    return gains().batchNorm().stream().findFirst();
  }

  private Gains gains() {
    return Gains.of(new RegularizerGrid(figure.rows()));
  }

  private Optional<GridRow> inception(Treatment treatment) {
    return new RegularizerGrid(figure.rows()).row("inception", true, treatment);
  }

  private Spread spread(GridRow row, ToDoubleFunction<Run> value) {
    return Spread.of(row.of(runs).stream().mapToDouble(value).toArray());
  }
}
