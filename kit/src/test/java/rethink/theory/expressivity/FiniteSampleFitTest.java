package rethink.theory.expressivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rethink.data.RandomStream;
import rethink.theory.GaussianRows;

class FiniteSampleFitTest {
  @Property(tries = 200)
  void fit_anyDistinctPointsAtAnyScale_takesAnyValues(
      @ForAll @Size(min = 1, max = 40)
          Set<@Size(2) List<@IntRange(min = -50, max = 50) Integer>> points,
      @ForAll @IntRange(min = -100, max = 100) int power,
      @ForAll @IntRange(min = -100, max = 100) int valuePower,
      @ForAll long seed) {
    double scale = Math.pow(10, power);
    double[][] rows =
        points.stream()
            .map(point -> point.stream().mapToDouble(c -> c * scale).toArray())
            .toArray(double[][]::new);
    double size = Math.pow(10, valuePower);
    RandomStream random = RandomStream.of(seed, "values");
    double[] values = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      values[i] = size * random.nextGaussian();
    }
    Sample sample = Sample.of(rows);
    FiniteSampleNet net = FiniteSampleFit.stable().seed(seed).fit(sample, values);
    double[] x = net.project(sample);
    assertThat(net.outputs(x, Summation.STEPWISE)[0])
        .containsExactly(values, within(1e-13 * rise(net, x, size)));
  }

  /** What a unit has to make up for at its point: rounding is relative to it. */
  private static double rise(FiniteSampleNet net, double[] x, double size) {
    double[] sorted = Arrays.stream(x).sorted().toArray();
    double most = size;
    for (int i = 0; i < sorted.length; i++) {
      most = Math.max(most, Math.abs(net.weights()[0][i] * (sorted[i] - net.thresholds()[i])));
    }
    return most;
  }

  @ParameterizedTest
  @EnumSource(Summation.class)
  void fit_fewPoints_findsTheWeightsOfTheExactTriangularSystem(Summation summation) {
    for (Placement placement : Placement.values()) {
      double[][] points = GaussianRows.of(12, 3, 1);
      double[] values = GaussianRows.of(1, 12, 2)[0];
      Sample sample = Sample.of(points);
      FiniteSampleNet net = new FiniteSampleFit(placement, summation, 1).fit(sample, values);
      double[] exact = exactWeights(net, net.project(sample), values);
      for (int j = 0; j < 12; j++) {
        assertThat(net.weights()[0][j])
            .isCloseTo(exact[j], within(1e-9 * Math.max(1, Math.abs(exact[j]))));
      }
    }
  }

  private static double[] exactWeights(FiniteSampleNet net, double[] x, double[] values) {
    int[] order = Projected.order(x);
    BigDecimal[] w = new BigDecimal[x.length];
    for (int i = 0; i < w.length; i++) {
      BigDecimal rest = new BigDecimal(values[order[i]]);
      for (int j = 0; j < i; j++) {
        rest = rest.subtract(w[j].multiply(unit(net, x[order[i]], j)));
      }
      w[i] = rest.divide(unit(net, x[order[i]], i), new MathContext(200));
    }
    return Arrays.stream(w).mapToDouble(BigDecimal::doubleValue).toArray();
  }

  private static BigDecimal unit(FiniteSampleNet net, double x, int j) {
    return new BigDecimal(x).subtract(new BigDecimal(net.thresholds()[j])).max(BigDecimal.ZERO);
  }

  @Test
  void fit_twoThousandGaussianPoints_staysBelowOneMillionth() {
    Sample sample = Sample.of(GaussianRows.of(2000, 20, 1));
    double[] signs =
        Arrays.stream(GaussianRows.of(1, 2000, 2)[0]).map(v -> v < 0 ? -1 : 1).toArray();
    FiniteSampleNet net = FiniteSampleFit.stable().fit(sample, signs);
    double[] x = net.project(sample);
    assertThat(net.plainOutputs(x)[0]).containsExactly(signs, within(1e-6));
    assertThat(net.outputs(x, Summation.STEPWISE)[0]).containsExactly(signs, within(1e-11));
  }

  @Test
  void fit_onePoint_takesItsValue() {
    for (double at : new double[] {0, 3, -1e-90, 1e90}) {
      Sample sample = Sample.of(new double[][] {{at}});
      FiniteSampleNet net = FiniteSampleFit.stable().fit(sample, new double[] {-7});
      assertThat(net.plainOutputs(net.project(sample))[0])
          .containsExactly(new double[] {-7}, within(1e-14));
    }
  }

  @Test
  void fit_latePlacement_triplesWeightsFromPointToPoint() {
    double[][] points = new double[20][1];
    for (int i = 0; i < 20; i++) {
      points[i][0] = i;
    }
    double[] values = new double[20];
    values[1] = 1;
    double[] late =
        FiniteSampleFit.stable().with(Placement.LATE).fit(Sample.of(points), values).weights()[0];
    double[] half =
        FiniteSampleFit.stable()
            .with(Placement.MIDPOINT)
            .fit(Sample.of(points), values)
            .weights()[0];
    assertThat(late[19] / late[18]).isCloseTo(-3, within(1e-6));
    assertThat(half[19] / half[18]).isCloseTo(-1, within(1e-6));
  }

  @Test
  void fit_equalPoints_areMergedOrRefused() {
    Sample sample = Sample.of(new double[][] {{1, 2}, {5, 6}, {1, 2}});
    FiniteSampleNet net = FiniteSampleFit.stable().fit(sample, new double[] {3, 4, 3});
    assertThat(net.thresholds()).hasSize(2);
    assertThat(net.plainOutputs(net.project(sample))[0])
        .containsExactly(new double[] {3, 4, 3}, within(1e-14));
    assertThatThrownBy(() -> FiniteSampleFit.stable().fit(sample, new double[] {3, 4, 5}))
        .hasMessage(
            "points 0 and 2 are equal, but one is to have the value 3.0 and the other 5.0;"
                + " no function does that: drop one of them");
  }

  @Test
  void fit_directionOnWhichPointsFallTogether_choosesAnother() {
    double[] first =
        FiniteSampleFit.stable()
            .fit(Sample.of(new double[][] {{0, 0}, {1, 1}}), new double[2])
            .direction();
    Sample sample = Sample.of(new double[][] {{0, 0}, {first[1], -first[0]}, {1, 1}});
    double[] values = {1, 2, 3};
    FiniteSampleNet net = FiniteSampleFit.stable().fit(sample, values);
    assertThat(net.direction()[0] / net.direction()[1])
        .isNotCloseTo(first[0] / first[1], within(1e-3));
    assertThat(net.plainOutputs(net.project(sample))[0]).containsExactly(values, within(1e-12));
  }

  @Test
  void fit_pointsThatNoDirectionTellsApart_areRefused() {
    Sample sample = Sample.of(new double[][] {{1e20, 0}, {1e20, 1}});
    assertThatThrownBy(() -> FiniteSampleFit.stable().fit(sample, new double[2]))
        .hasMessageContaining("differ by less than rounding");
  }

  @Test
  void fit_badInput_isRefused() {
    assertThatThrownBy(
            () ->
                FiniteSampleFit.stable()
                    .fit(Sample.of(new double[][] {{Double.NaN}}), new double[1]))
        .hasMessageContaining("must be finite");
    assertThatThrownBy(
            () -> FiniteSampleFit.stable().fit(Sample.of(new double[][] {{1}}), new double[2]))
        .hasMessage("2 values for 1 points; each point needs one");
    List<double[][]> bad = new ArrayList<>(List.of(new double[0][], new double[][] {{1}, {1, 2}}));
    bad.forEach(
        rows -> assertThatThrownBy(() -> Sample.of(rows)).hasMessageContaining("coordinates"));
  }
}
