package rethink.paper.linear;

import java.util.List;
import java.util.function.ToDoubleFunction;
import rethink.paper.Spread;
import rethink.paper.Verdict;
import rethink.paper.linear.MinimumNormPaths.Path;
import rethink.paper.linear.MinimumNormPaths.Way;
import tech.tablesaw.api.Table;

/** Claims on linear models (paper, section 5), each with a rule fixed before. */
public final class LinearModels {
  private LinearModels() {}

  /** Where optimisers go, and what unseen directions cost. */
  public static Table verdicts(MinimumNormPaths paths, NullSpaceShift shift) {
    double fromZero =
        Math.max(
            largest(paths, Way.SGD, path -> path.distance(path.last())),
            largest(paths, Way.MOMENTUM, path -> path.distance(path.last())));
    double adam = -largest(paths, Way.ADAM, path -> -path.distance(path.best()));
    double adamLoss = largest(paths, Way.ADAM, path -> path.problem().loss(path.best()));
    double elsewhere = largest(paths, Way.ELSEWHERE, Path::distanceToPrediction);
    double outside = largest(paths, Way.SGD, Path::outsideSpan);
    double trainLoss =
        shift.fits().stream().mapToDouble(NullSpaceShift.Fit::trainLoss).max().orElseThrow();
    double pythagoras =
        shift.fits().stream()
            .mapToDouble(fit -> Math.abs(fit.norm() - fit.pythagoras()) / fit.norm())
            .max()
            .orElseThrow();
    Spread minimum = test(shift, 0);
    Spread truth = test(shift, 1);
    return Verdict.table(
        List.of(
            new Verdict(
                "SGD from zero goes to the minimum-norm fit (3.19)",
                "SGD and momentum end within 1e-6 of its norm",
                "%.0e".formatted(fromZero),
                fromZero <= 1e-6),
            new Verdict(
                "SGD stays in the span of the data",
                "no more than 1e-12 of the way lies outside",
                "%.0e".formatted(outside),
                outside <= 1e-12),
            new Verdict(
                "another start keeps its part in the null space",
                "SGD ends within 1e-6 of minimum norm plus that part",
                "%.0e".formatted(elsewhere),
                elsewhere <= 1e-6),
            new Verdict(
                "Adam goes elsewhere",
                "where its training loss is least, that is below 1e-6, and it is at least 0.05 of"
                    + " the norm away",
                "loss %.0e, %.2f away".formatted(adamLoss, adam),
                adamLoss < 1e-6 && adam >= 0.05),
            new Verdict(
                "n < d: infinitely many fits (3.18)",
                "all shifted fits have a training error below 1e-20, and Pythagoras' norm to 1e-12",
                "%.0e, %.0e".formatted(trainLoss, pythagoras),
                trainLoss < 1e-20 && pythagoras < 1e-12),
            new Verdict(
                "the minimum norm does not predict the best fit (3.20)",
                "an exact fit of larger norm has at most half its test error",
                "%.2f at the minimum norm, %.0e at the truth"
                    .formatted(minimum.mean(), truth.mean()),
                truth.mean() <= minimum.mean() / 2)));
  }

  /** Sizes of systems, and early stopping. */
  public static Table verdicts(LinearDoubleDescent descent, EarlyStoppingAsRidge ridge) {
    double at = descent.lowestTest(LinearDoubleDescent.FEATURES);
    double before = descent.spread(40, LinearDoubleDescent.Fit::test).mean();
    double after = descent.spread(400, LinearDoubleDescent.Fit::test).mean();
    double cured =
        descent.spread(LinearDoubleDescent.FEATURES, LinearDoubleDescent.Fit::ridgeTest).mean();
    return Verdict.table(
        List.of(
            new Verdict(
                "test error of least squares peaks at n = d",
                "every seed's is at least 3 times the mean at n/d = 0.4 and at n/d = 4",
                "lowest %.1f, against %.2f and %.2f".formatted(at, before, after),
                at >= 3 * before && at >= 3 * after),
            new Verdict(
                "ridge removes the peak",
                "with it the error at n = d is below that of least squares at n/d = 0.4",
                "%.2f".formatted(cured),
                cured < before),
            new Verdict(
                "early stopping is ridge (2.3)",
                "their shares of a direction differ by a factor of at most 1.3, their best test"
                    + " errors by at most 5 %",
                "%.4f; %s".formatted(ridge.largestRatio(), ridge.bestRatio().toString("%.3f")),
                ridge.largestRatio() <= 1.3 && Math.abs(ridge.bestRatio().mean() - 1) <= 0.05),
            new Verdict(
                "going on costs test error where there is noise",
                "after the last step it is at least 1.1 times the best on the way",
                ridge.costOfNotStopping().toString("%.2f"),
                ridge.costOfNotStopping().mean() >= 1.1)));
  }

  private static double largest(MinimumNormPaths paths, Way way, ToDoubleFunction<Path> value) {
    return paths.of(way).stream().mapToDouble(value).max().orElseThrow();
  }

  private static Spread test(NullSpaceShift shift, double size) {
    return Spread.of(
        shift.of(true, size).stream().mapToDouble(NullSpaceShift.Fit::testLoss).toArray());
  }
}
