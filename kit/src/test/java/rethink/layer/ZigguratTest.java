package rethink.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import rethink.data.RandomStream;

class ZigguratTest {
  private static final int DRAWS = 4_000_000;

  /** Each within five standard errors of the normal distribution's moment. */
  @Test
  void next_manyDraws_haveTheMomentsOfTheNormalDistribution() {
    double[] sums = new double[5];
    double[] draws = draws(1, DRAWS);
    for (double x : draws) {
      for (int power = 1; power <= 4; power++) {
        sums[power] += Math.pow(x, power);
      }
    }
    double root = Math.sqrt(DRAWS);
    assertThat(sums[1] / DRAWS).isCloseTo(0, within(5 / root));
    assertThat(sums[2] / DRAWS).isCloseTo(1, within(5 * Math.sqrt(2) / root));
    assertThat(sums[3] / DRAWS).isCloseTo(0, within(5 * Math.sqrt(15) / root));
    assertThat(sums[4] / DRAWS).isCloseTo(3, within(5 * Math.sqrt(96) / root));
  }

  /** Shares below some quantiles, the last ones in the tail that has code of its own. */
  @Test
  void next_manyDraws_haveTheQuantilesOfTheNormalDistribution() {
    double[] draws = draws(2, DRAWS);
    double[][] quantiles = {
      {-3.5, 2.3263e-4}, {-1, 0.1586553}, {0.25, 0.5987063}, {1.2, 0.8849303}, {4, 0.99996833}
    };
    for (double[] quantile : quantiles) {
      double share = DoubleStream.of(draws).filter(x -> x < quantile[0]).count() / (double) DRAWS;
      double error = Math.sqrt(quantile[1] * (1 - quantile[1]) / DRAWS);
      assertThat(share).as("below " + quantile[0]).isCloseTo(quantile[1], within(5 * error));
    }
  }

  /** What a saved run depends on: these numbers must never change. */
  @Test
  void next_knownSeed_drawsTheNumbersOnRecord() {
    assertThat(draws(3, 3))
        .containsExactly(-0.9388350304221573, -1.367851870895778, -1.8510356738870652);
    assertThat(Arrays.hashCode(draws(3, 100_000))).isEqualTo(-1232515843);
  }

  private static double[] draws(long seed, int count) {
    RandomStream random = RandomStream.of(seed, "ziggurat");
    return DoubleStream.generate(() -> Ziggurat.next(random)).limit(count).toArray();
  }
}
