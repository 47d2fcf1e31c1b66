package rethink.theory.complexity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import rethink.data.RandomStream;

class KendallTauTest {
  private static final double[] RISING = {1, 2, 3, 4, 5, 6, 7, 8};

  /** Few values, so that there are ties of every kind. */
  @Property(tries = 300)
  void of_anyLists_isTauBByCountingPairs(
      @ForAll @Size(12) List<@IntRange(max = 3) Integer> some,
      @ForAll @Size(12) List<@IntRange(max = 3) Integer> others) {
    double[] x = some.stream().mapToDouble(value -> value).toArray();
    double[] y = others.stream().mapToDouble(value -> value).toArray();
    double agreeing = 0;
    double pairsX = 0;
    double pairsY = 0;
    for (int i = 0; i < 12; i++) {
      for (int j = 0; j < i; j++) {
        agreeing += Math.signum(x[i] - x[j]) * Math.signum(y[i] - y[j]);
        pairsX += Math.abs(Math.signum(x[i] - x[j]));
        pairsY += Math.abs(Math.signum(y[i] - y[j]));
      }
    }
    double expected = pairsX * pairsY == 0 ? 0 : agreeing / Math.sqrt(pairsX * pairsY);
    assertThat(KendallTau.of(x, y)).isCloseTo(expected, within(1e-12));
  }

  @Test
  void of_orders_isOneMinusOneAndNothing() {
    assertThat(KendallTau.of(RISING, RISING)).isEqualTo(1);
    assertThat(KendallTau.of(RISING, new double[] {8, 7, 6, 5, 4, 3, 2, 1})).isEqualTo(-1);
    assertThat(KendallTau.of(RISING, new double[8])).isZero();
  }

  @Test
  void resampled_equalStreams_drawEqualResamplesOfWholeGroups() {
    double[] y = {2, 1, 4, 3, 6, 5, 8, 7};
    int[] groups = {1, 1, 2, 2, 3, 3, 4, 4};
    double[] found = KendallTau.resampled(RISING, y, groups, 200, RandomStream.of(1, "draws"));
    assertThat(found).hasSize(200);
    assertThat(KendallTau.resampled(RISING, y, groups, 200, RandomStream.of(1, "draws")))
        .isEqualTo(found);
    // Within each group the orders differ, so only a resample of one group alone gives -1.
    assertThat(Arrays.stream(found).min().orElseThrow()).isBetween(-1.0, 0.5);
    assertThat(Arrays.stream(found).max().orElseThrow()).isGreaterThan(0.6).isLessThan(1);
  }

  @Test
  void granulated_oneAxisExplainsAll_isTheMeanOverAxes() {
    List<int[]> settings =
        List.of(new int[] {0, 0}, new int[] {0, 1}, new int[] {1, 0}, new int[] {1, 1});
    double[] gap = {1, 2, 3, 4};
    // Agrees along the first axis, disagrees along the second, though overall tau is above zero.
    double[] measure = {2, 1, 4, 3};
    assertThat(KendallTau.of(measure, gap)).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(KendallTau.granulated(measure, gap, settings, new long[4])).isZero();
    assertThat(KendallTau.granulated(gap, gap, settings, new long[4])).isEqualTo(1);
  }
}
