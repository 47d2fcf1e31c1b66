package rethink.paper.complexity;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import rethink.log.Runs;
import rethink.paper.Verdict;
import rethink.theory.complexity.MeasuredMlp;
import tech.tablesaw.api.Table;

/**
 * Claims on measures of complexity (paper, section 2.2, and what followed it), each with a rule
 * fixed before.
 */
public final class ComplexityClaims {
  private static final List<ComplexityMeasure> NORMS =
      List.of(ComplexityMeasure.FROBENIUS, ComplexityMeasure.SPECTRAL, ComplexityMeasure.PATH);

  private ComplexityClaims() {}

  /** Rademacher complexity and Vapnik-Chervonenkis dimension. */
  public static Table verdicts(
      LinearSigns linear, NormBalls balls, RandomSignsFit networks, Runs runs) {
    double fit = networks.lowestOfWidest(runs);
    return Verdict.table(
        List.of(
            new Verdict(
                "linear models fit random signs only as long as features suffice (3.1)",
                "every mean is within 0.1 of its limit",
                "at most %.2f away".formatted(linear.farthestFromLimit()),
                linear.farthestFromLimit() <= 0.1),
            new Verdict(
                "networks fit random signs, so their Rademacher complexity is about 1 (2.2)",
                "the widest network's mean fit is at least 0.95 at every n",
                "lowest %.3f".formatted(fit),
                fit >= 0.95),
            new Verdict(
                "nor does the bound by norms explain (2.2): linear models no larger than the true"
                    + " labels need are too many",
                "their complexity is at least 1 at every n",
                "lowest %.2f".formatted(balls.leastForTrueLabels()),
                balls.leastForTrueLabels() >= 1),
            new Verdict(
                "the Vapnik-Chervonenkis bound says nothing of the paper's networks (2.2)",
                "at n = 50,000 it is at least 1 for every one of them",
                "lowest %.2f".formatted(VcAgainstGap.smallestBound()),
                VcAgainstGap.smallestBound() >= 1)));
  }

  /** Norms, margins and sharpness. */
  public static Table verdicts(NormsAndMargins norms, SharpMinima minima) {
    ToDoubleFunction<MeasuredMlp> minusComplexity = net -> -net.norms().complexity();
    long sharper = minima.seedsWhereLargeBatchIsSharper();
    return Verdict.table(
        List.of(
            new Verdict(
                "normalised margins tell true labels from random ones (Bartlett et al. 2017)",
                "at the largest n, for every seed the median falls from true to half random to"
                    + " random labels",
                norms.falling(NormsAndMargins::medianNormalised),
                norms.falls(NormsAndMargins::medianNormalised)),
            new Verdict(
                "random labels cost norm (Bartlett et al. 2017, Neyshabur et al. 2017)",
                "at the largest n, for every seed spectral complexity rises from true to half"
                    + " random to random labels",
                norms.falling(minusComplexity),
                norms.falls(minusComplexity)),
            new Verdict(
                "large batches find sharper minima (Keskar et al. 2016)",
                "for every seed the larger batch ends sharper",
                "%d of %d seeds".formatted(sharper, minima.seeds().size()),
                sharper == minima.seeds().size()),
            new Verdict(
                "sharpness can be rescaled away (Dinh et al. 2017)",
                "rescaled by 1,024, every network is at least 100 times as sharp, and no output"
                    + " differs",
                "%.0f times, by %.0e".formatted(minima.leastRise(), minima.largestDifference()),
                minima.leastRise() >= 100 && minima.largestDifference() == 0)));
  }

  /** The family of small networks. */
  public static Table verdicts(ComplexityFamily family) {
    List<ComplexityMeasure> predictive =
        Arrays.stream(ComplexityMeasure.values())
            .filter(measure -> family.lowEnd(measure) > 0.5)
            .toList();
    boolean beatsNorms =
        NORMS.stream()
            .allMatch(norm -> family.lowEndOfDifference(ComplexityMeasure.SHARPNESS, norm) > 0);
    return Verdict.table(
        List.of(
            new Verdict(
                "no simple measure explains generalisation (2.2)",
                "no measure's 95 % interval of tau lies above 0.5",
                predictive.isEmpty()
                    ? "none"
                    : predictive.stream().map(m -> m.title).collect(Collectors.joining(", ")),
                predictive.isEmpty()),
            new Verdict(
                "sharpness orders networks better than norms do (Jiang et al. 2019)",
                "its tau is larger than that of Frobenius, spectral and path norm, each with 97.5 %"
                    + " of the resamples",
                "%+.2f against %s"
                    .formatted(
                        family.tau(ComplexityMeasure.SHARPNESS),
                        NORMS.stream()
                            .map(norm -> "%+.2f".formatted(family.tau(norm)))
                            .collect(Collectors.joining(", "))),
                beatsNorms)));
  }
}
