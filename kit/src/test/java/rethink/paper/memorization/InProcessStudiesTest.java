package rethink.paper.memorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rethink.corrupt.TrueLabels;
import rethink.data.Dataset;
import rethink.paper.Refuted;
import rethink.paper.randomization.Condition;

/** Studies that train in this process, each small or made by hand. */
class InProcessStudiesTest {
  private static final Condition ANY = new Condition(new TrueLabels(), "any");

  @Test
  void dispersion_binomialSpread_isOneAndOfAllOrNothingAsManyAsNetworks() {
    // Shares of 0.4 and 0.6 have a variance of 0.01 times n / (n - 1); binomial of 25: 0.01.
    double[] shares = IntStream.range(0, 100).mapToDouble(i -> i % 2 == 0 ? 0.4 : 0.6).toArray();
    assertThat(new EasyAndHard.Kind(ANY, shares).dispersion(25))
        .isCloseTo(100 / 99.0, within(1e-9));
    double[] extremes = IntStream.range(0, 100).mapToDouble(i -> i % 2).toArray();
    assertThat(new EasyAndHard.Kind(ANY, extremes).dispersion(25))
        .isCloseTo(25 * 100 / 99.0, within(1e-9));
  }

  @Test
  void easyAndHard_made_isRuledByItsVariances() {
    double[][] shares = new double[3][100];
    for (int i = 0; i < 100; i++) {
      shares[0][i] = i % 2;
      shares[1][i] = i % 2 == 0 ? 0.2 : 0.8;
      shares[2][i] = i % 2 == 0 ? 0.4 : 0.6;
    }
    assertThat(refuted(shares)).isEmpty();
    assertThat(refuted(shares[1], shares[0], shares[2])).containsExactly(0);
    assertThat(refuted(shares[0], shares[2], shares[1])).containsExactly(0, 1);
  }

  private static List<Integer> refuted(double[]... shares) {
    List<EasyAndHard.Kind> kinds =
        Stream.of(shares).map(each -> new EasyAndHard.Kind(ANY, each)).toList();
    return Refuted.in(new EasyAndHard(new Dataset("shapes", 100, 10), 25, kinds).verdicts());
  }

  @Test
  void easyAndHard_measured_countsEachNetworkOnEachImage() {
    EasyAndHard found = EasyAndHard.measure(new Dataset("shapes", 60, 10), 4);
    assertThat(found.kinds()).hasSize(3);
    for (EasyAndHard.Kind kind : found.kinds()) {
      assertThat(kind.wrong()).hasSize(60).containsAnyOf(0.25, 0.5, 0.75);
    }
    assertThat(found.chart().charts()).hasSize(3);
    assertThat(found)
        .usingRecursiveComparison()
        .isEqualTo(EasyAndHard.measure(new Dataset("shapes", 60, 10), 4));
  }

  @Test
  void criticalSamples_measured_growWithTheRadius() {
    CriticalSamples found =
        CriticalSamples.measure(
            new Dataset("shapes", 60, 10), 20, List.of(1, 3), List.of(1L, 2L, 3L));
    assertThat(found.ratios()).hasSize(3 * 3 * 2 * 3);
    assertThat(of(found, 3)).isGreaterThan(of(found, 0.3));
    assertThat(found.chart().charts()).hasSize(3);
    assertThat(found.table().rowCount()).isEqualTo(3);
  }

  private static double of(CriticalSamples found, double radius) {
    return found.ratios().stream()
        .filter(ratio -> ratio.radius() == radius)
        .mapToDouble(CriticalSamples.Ratio::critical)
        .sum();
  }

  @Test
  void criticalSamples_made_areRuledByTheLastEpoch() {
    CriticalSamples few =
        CriticalSamples.measure(new Dataset("shapes", 60, 10), 20, List.of(1), List.of(1L));
    assertThat(Refuted.in(made(few, 0.1, 0.5).verdicts())).isEmpty();
    assertThat(Refuted.in(made(few, 0.5, 0.1).verdicts())).containsExactly(0, 1);
    assertThat(Refuted.in(made(few, 0, 0.01).verdicts())).containsExactly(0, 1);
  }

  private static CriticalSamples made(CriticalSamples like, double real, double noise) {
    return new CriticalSamples(
        like.dataset(),
        like.images(),
        like.radii(),
        like.seeds(),
        like.ratios().stream()
            .map(
                r ->
                    new CriticalSamples.Ratio(
                        r.condition(),
                        r.seed(),
                        r.epoch(),
                        r.radius(),
                        r.condition().key().equals("true-labels") ? real : noise))
            .toList());
  }

  @Test
  void forgetting_made_comparesPairsWithTiesAsHalves() {
    // Of four pairs one is above, two are equal, one is below.
    assertThat(Refuted.in(forgetting(1, 2, 1, 2).verdicts())).containsExactly(0);
    assertThat(forgetting(1, 2, 1, 2).table().getString(0, 3)).isEqualTo("0.500");
    assertThat(forgetting(1, 1, 1, 2).table().getString(0, 3)).isEqualTo("0.750");
    assertThat(Refuted.in(forgetting(1, 1, 1, 2).verdicts())).isEmpty();
  }

  private static Forgetting forgetting(int kept, int otherKept, int changed, int otherChanged) {
    return new Forgetting(
        new Dataset("shapes", 100, 10),
        5,
        List.of(1L),
        List.of(
            new Forgetting.Count(1, false, kept, 1),
            new Forgetting.Count(1, false, otherKept, 1),
            new Forgetting.Count(1, true, changed, 2),
            new Forgetting.Count(1, true, otherChanged, 2)));
  }

  @Test
  void forgetting_measured_knowsWhichLabelsWereChanged() {
    Forgetting found = Forgetting.measure(new Dataset("shapes", 200, 10), 3, List.of(1L));
    assertThat(found.counts()).hasSize(200);
    // 18 % of the labels in expectation, 5 standard deviations of 0.027.
    double changed = found.counts().stream().filter(Forgetting.Count::changed).count() / 200.0;
    assertThat(changed).isCloseTo(0.18, within(0.136));
    assertThat(found.counts()).extracting(Forgetting.Count::learned).contains(1, 4);
    assertThat(found.chart().lines()).hasSize(2);
    assertThat(found.chart().lines()).allSatisfy(line -> assertThat(line.y()[0]).isEqualTo(1));
  }
}
