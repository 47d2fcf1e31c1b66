package rethink.paper.overparametrization;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.paper.Rows;
import rethink.paper.Spread;
import rethink.paper.Verdict;
import tech.tablesaw.api.Table;

/** What a {@link WidthSweep} comes to in numbers, and the claims that they decide. */
public record WidthSweepTables(WidthSweep sweep, Runs runs) {

  /** The widths of 1990, theirs and ours; the data are not the same. */
  public Table paperAgainstHere() {
    Rows rows =
        new Rows(
            "Bourlard and Wellekens (1990): frames of speech; here: " + sweep.dataset().name(),
            "hidden units",
            "p/n, paper",
            "p/n, here",
            "training error, paper",
            "training error, here",
            "difference in training",
            "test error, paper",
            "test error, here",
            "difference in test");
    for (int width : BourlardWellekens.WIDTHS) {
      if (sweep.widths().contains(width)) {
        Spread train = spread(width, 0, WidthSweep::trainError);
        Spread test = spread(width, 0, WidthSweep::testError);
        double paperTrain = BourlardWellekens.error("train", width);
        double paperTest = BourlardWellekens.error("test", width);
        rows.add(
            "" + width,
            "%.2f".formatted(BourlardWellekens.ratio(width)),
            "%.1f".formatted(sweep.ratio(width)),
            "%.3f".formatted(paperTrain),
            train.toString("%.3f"),
            "%+.3f".formatted(train.mean() - paperTrain),
            "%.3f".formatted(paperTest),
            test.toString("%.3f"),
            "%+.3f".formatted(test.mean() - paperTest));
      }
    }
    return rows.table();
  }

  /** All widths, with and without noise. */
  public Table table() {
    Rows rows =
        new Rows(
            "Errors by width",
            "hidden units",
            "p/n",
            "training error, true labels",
            "test error, true labels",
            "training error, 20 % random",
            "test error, 20 % random");
    for (int width : sweep.widths()) {
      rows.add(
          "" + width,
          "%.1f".formatted(sweep.ratio(width)),
          spread(width, 0, WidthSweep::trainError).toString("%.3f"),
          spread(width, 0, WidthSweep::testError).toString("%.3f"),
          spread(width, 1, WidthSweep::trainError).toString("%.3f"),
          spread(width, 1, WidthSweep::testError).toString("%.3f"));
    }
    return rows.table();
  }

  /** The claims about width, each with a rule fixed before the runs. */
  public Table verdicts() {
    int widest = sweep.widths().get(sweep.widths().size() - 1);
    double worstFit =
        sweep.of(runs, widest, 1).stream()
            .mapToDouble(WidthSweep::trainError)
            .max()
            .orElse(Double.NaN);
    double[] clean = testErrors(0);
    double[] noisy = testErrors(1);
    Peak bump = Peak.of(noisy);
    Peak cleanBump = Peak.of(clean);
    double rise = clean[clean.length - 1] - Arrays.stream(clean).min().orElseThrow();
    return Verdict.table(
        List.of(
            new Verdict(
                "with enough parameters noisy labels are fitted, too",
                "every seed of the widest network errs on at most 1 % of its noisy training labels",
                "at most %.3f".formatted(worstFit),
                worstFit <= WidthSweep.FITTED_ERROR),
            new Verdict(
                "more parameters than it takes to fit do not degrade generalisation",
                "the mean test error of the widest network is at most that of the first to fit,"
                    + " with and without noise",
                "%s; %s with noise".formatted(beyond(0), beyond(1)),
                doesNotRise(0) && doesNotRise(1)),
            new Verdict(
                "test error has a peak where networks begin to fit (double descent)",
                "with noise some width's mean test error is 0.03 above the lowest before it and"
                    + " above that of the widest",
                "%+.3f at %d units".formatted(bump.height(), sweep.widths().get(bump.at())),
                bump.height() >= 0.03),
            new Verdict(
                "label noise makes the peak",
                "that height is larger with noise than with true labels",
                "%+.3f against %+.3f".formatted(bump.height(), cleanBump.height()),
                bump.height() > cleanBump.height()),
            new Verdict(
                "over-parametrisation increases test error (the reading of the table of 1990)",
                "with true labels the widest network's mean test error is 0.02 above the lowest",
                "%+.3f".formatted(rise),
                rise >= 0.02)));
  }

  private String beyond(int noise) {
    OptionalInt first = sweep.threshold(runs, noise);
    return first.isEmpty()
        ? "none fits"
        : "%.3f at %d units, %.3f at the widest"
            .formatted(
                spread(first.getAsInt(), noise, WidthSweep::testError).mean(),
                first.getAsInt(),
                widest(noise));
  }

  private boolean doesNotRise(int noise) {
    OptionalInt first = sweep.threshold(runs, noise);
    return first.isPresent()
        && widest(noise) <= spread(first.getAsInt(), noise, WidthSweep::testError).mean();
  }

  private double widest(int noise) {
    return spread(sweep.widths().get(sweep.widths().size() - 1), noise, WidthSweep::testError)
        .mean();
  }

  private double[] testErrors(int noise) {
    return sweep.widths().stream()
        .mapToDouble(width -> spread(width, noise, WidthSweep::testError).mean())
        .toArray();
  }

  private Spread spread(int width, int noise, ToDoubleFunction<Run> value) {
    return sweep.spread(runs, width, noise, value);
  }
}
