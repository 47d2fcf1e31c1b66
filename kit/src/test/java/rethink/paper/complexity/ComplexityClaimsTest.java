package rethink.paper.complexity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import rethink.data.Dataset;
import rethink.log.EpochMetrics;
import rethink.model.Mlp;
import rethink.paper.Refuted;
import rethink.paper.complexity.ComplexityFamily.Member;
import rethink.paper.complexity.SharpMinima.Minimum;
import rethink.theory.complexity.Margins;
import rethink.theory.complexity.MeasuredMlp;
import rethink.theory.complexity.Norms;
import rethink.theory.complexity.Rescaled;
import rethink.train.Experiment;

class ComplexityClaimsTest {
  private static final Dataset DATA = new Dataset("shapes", 100, 10);
  private static final int MARGINS = 0;
  private static final int NORMS = 1;
  private static final int BATCHES = 2;
  private static final int RESCALED = 3;
  private static final int NOTHING_EXPLAINS = 0;
  private static final int SHARPNESS_IS_BEST = 1;

  @Test
  void limit_knownShares_isWhatLeastSquaresTendsTo() {
    assertThat(LinearSigns.limit(10, 100)).isCloseTo(0.2611, within(1e-4));
    assertThat(LinearSigns.limit(50, 100)).isCloseTo(0.6827, within(1e-4));
    assertThat(LinearSigns.limit(100, 100)).isEqualTo(1);
    assertThat(LinearSigns.limit(400, 100)).isEqualTo(1);
  }

  @Test
  void linearSigns_measured_agreeWithTheHandCheck() {
    LinearSigns signs = LinearSigns.measure();
    assertThat(signs.farthestFromLimit()).isLessThan(0.1);
    assertThat(signs.table().stringColumn("here").asList().subList(2, 4))
        .containsOnly("1.00 ± 0.00");
    assertThat(signs.chart().lines()).hasSize(8);
  }

  @Test
  void verdicts_asMade_hold() {
    assertThat(Refuted.in(ComplexityClaims.verdicts(norms(1, 2, 3), minima(5, 9, 2000, 0))))
        .isEmpty();
  }

  @Test
  void verdicts_whatFallsShort_isSaid() {
    SharpMinima sharp = minima(5, 9, 2000, 0);
    assertThat(Refuted.in(ComplexityClaims.verdicts(norms(1, 3, 2), sharp)))
        .containsExactly(MARGINS, NORMS);
    assertThat(Refuted.in(ComplexityClaims.verdicts(norms(1, 2, 3), minima(9, 5, 2000, 0))))
        .containsExactly(BATCHES);
    assertThat(Refuted.in(ComplexityClaims.verdicts(norms(1, 2, 3), minima(5, 9, 400, 0))))
        .containsExactly(RESCALED);
    assertThat(Refuted.in(ComplexityClaims.verdicts(norms(1, 2, 3), minima(5, 9, 2000, 1e-9))))
        .containsExactly(RESCALED);
  }

  @Test
  void charts_madeNetworks_haveLinesAndBands() {
    NormsAndMargins norms = norms(1, 2, 3);
    assertThat(norms.margins().charts()).allMatch(chart -> chart.lines().size() == 3);
    assertThat(norms.growth().charts().get(0).lines().get(2).y()).containsExactly(3, 3);
    assertThat(norms.table().rowCount()).isEqualTo(10);
    SharpMinima minima = minima(5, 9, 2000, 0);
    assertThat(minima.chart().bands()).hasSize(2);
    assertThat(minima.table().getString(1, "sharpness, %")).isEqualTo("9 ± 0");
  }

  @Test
  void family_sharpnessOrdersAndNormsDoNot_supportsJiangAlone() {
    ComplexityFamily family = family(gap -> gap);
    assertThat(family.tau(ComplexityMeasure.SHARPNESS)).isEqualTo(1);
    assertThat(Math.abs(family.tau(ComplexityMeasure.PATH))).isLessThan(0.3);
    assertThat(Refuted.in(ComplexityClaims.verdicts(family))).containsExactly(NOTHING_EXPLAINS);
    assertThat(family.table().getString(8, "95 % interval")).isEqualTo("+1.00 to +1.00");
    assertThat(family.table().getString(8, "within one axis")).isEqualTo("+1.00");
    assertThat(family.chart().charts().get(2).lines()).hasSize(3);
  }

  @Test
  void family_nothingOrders_refutesJiangAlone() {
    assertThat(Refuted.in(ComplexityClaims.verdicts(family(gap -> (7919 * gap) % 1))))
        .containsExactly(SHARPNESS_IS_BEST);
  }

  @Test
  void vcBound_papersNetworks_isVacuous() {
    assertThat(VcAgainstGap.smallestBound()).isGreaterThan(3);
    assertThat(VcAgainstGap.table().rowCount()).isEqualTo(5);
    assertThat(VcAgainstGap.publishedGap(new Mlp(1, 512), "random-labels"))
        .isCloseTo(0.9934 - 0.1061, within(1e-12));
  }

  /** Two sizes and seeds; complexities by level, and margins that fall with them. */
  private static NormsAndMargins norms(double... complexities) {
    List<MeasuredMlp> nets = new ArrayList<>();
    for (int size = 0; size < 2; size++) {
      for (double complexity : complexities) {
        for (long seed = 1; seed <= 2; seed++) {
          nets.add(net(seed, 0.5, complexity));
        }
      }
    }
    return new NormsAndMargins(DATA, new Mlp(1, 8), List.of(50, 100), List.of(1L, 2L), nets);
  }

  private static MeasuredMlp net(long seed, double gap, double complexity) {
    EpochMetrics last =
        new EpochMetrics(5, 50, 0.01, 0.05, 1, 0.05, 1, 1, 1, 2, 1 - gap, 2, 1 - gap, 1, 1);
    return new MeasuredMlp(
        Experiment.of(new Mlp(1, 8)).on(DATA).seed(seed),
        last,
        new Norms(100, complexity, complexity, complexity, complexity, complexity),
        new Margins(new double[] {1, 2, 3, 4}),
        complexity);
  }

  /** Two seeds; sharpness with small and large batches, and after rescaling. */
  private static SharpMinima minima(double small, double large, double rescaled, double differs) {
    List<List<Minimum>> minima = new ArrayList<>();
    for (double sharpness : new double[] {small, large}) {
      List<Rescaled> factors =
          SharpMinima.ALPHAS.stream()
              .map(
                  alpha ->
                      new Rescaled(
                          alpha, alpha == 1 ? sharpness : rescaled, alpha == 1 ? 0 : differs))
              .toList();
      minima.add(
          List.of(new Minimum(0.05, 0.4, 100, factors), new Minimum(0.05, 0.4, 90, factors)));
    }
    return new SharpMinima(DATA, List.of(16, 256), List.of(1L, 2L), minima);
  }

  /** All 24 settings with three seeds: gaps rise with rate and decay, norms are at random. */
  private static ComplexityFamily family(DoubleUnaryOperator sharpness) {
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      List<Integer> settings = List.of(i / 8, i / 4 % 2, i / 2 % 2, i % 2);
      for (long seed = 1; seed <= 3; seed++) {
        double gap = 0.2 + 0.01 * i + 0.001 * seed;
        double norm = Math.floorMod(37 * i + 11 * (int) seed, 23) + 1;
        members.add(new Member(settings, net(seed, gap, norm), sharpness.applyAsDouble(gap)));
      }
    }
    return new ComplexityFamily(DATA, members, 72);
  }
}
