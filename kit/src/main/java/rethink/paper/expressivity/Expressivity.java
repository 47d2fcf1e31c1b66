package rethink.paper.expressivity;

import java.util.List;
import rethink.paper.Spread;
import rethink.paper.Verdict;
import rethink.theory.expressivity.Placement;
import tech.tablesaw.api.Table;

/** Claims on finite-sample expressivity (paper, section 4), each with a rule fixed before. */
public final class Expressivity {
  private Expressivity() {}

  /** What the theorem promises and what doubles keep of it. */
  public static Table verdicts(
      ThresholdErrors errors, MemorisedImages images, SpreadOverLayers layers) {
    double previous = errors.networkError(2000, Placement.PREVIOUS);
    double midpoint = errors.networkError(2000, Placement.MIDPOINT);
    MemorisedImages.Recall recall = images.byNetwork();
    return Verdict.table(
        List.of(
            new Verdict(
                "2n + d weights fit any values (Theorem 1)",
                "error of the network at n = 2,000, d = 20 is below 1e-6, thresholds at the"
                    + " previous point",
                "%.1e".formatted(previous),
                previous < 1e-6),
            new Verdict(
                "where thresholds lie decides what rounding leaves",
                "half-way, the error there is at least 10 times larger",
                "%.0f times".formatted(midpoint / previous),
                midpoint >= 10 * previous),
            new Verdict(
                "random labels of images are fitted, too",
                "Deeplearning4j reads every label back",
                "%,d of %,d".formatted(recall.recovered(), images.images().size()),
                recall.recovered() == images.images().size()),
            new Verdict(
                "depth k needs width O(n/k) and O(n + d) weights (corollary)",
                "at every k the widest layer has at most n/k + 8 units, at most 6(n + d) weights"
                    + " are not zero, and the error is below 1e-6",
                "n/k + %.0f, %.1f(n + d), %.0e"
                    .formatted(
                        layers.mostExtraUnits(), layers.mostWeights(), layers.largestError()),
                layers.mostExtraUnits() <= 8
                    && layers.mostWeights() <= 6
                    && layers.largestError() < 1e-6)));
  }

  /** What universal approximation says nothing about: learning. */
  public static Table verdicts(FoundBySgd search) {
    Spread line = search.lastLoss(FoundBySgd.Architecture.LINE);
    Spread wide = search.lastLoss(FoundBySgd.Architecture.WIDE);
    List<Double> sine = search.constructed();
    double gain = sine.get(0) / sine.get(sine.size() - 1);
    return Verdict.table(
        List.of(
            new Verdict(
                "one hidden layer approximates a sine (universal approximation)",
                "written down, 16 times the units divide the error by at least 100",
                "divided by %.0f".formatted(gain),
                gain >= 100),
            new Verdict(
                "that weights exist says nothing of finding them",
                "after its steps the theorem's own shape has a mean loss above 0.1, where the"
                    + " theorem has 0",
                line.toString("%.2f"),
                line.mean() > 0.1),
            new Verdict(
                "another shape with weights enough is found",
                "with as many units and no line between, the mean loss is below 1e-3",
                "%.0e".formatted(wide.mean()),
                wide.mean() < 1e-3)));
  }
}
