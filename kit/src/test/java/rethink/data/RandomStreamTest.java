package rethink.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
  private static final int DRAWS = 200_000;

  // Computed by another implementation of the same definition, in Python.
  @Test
  void everyDraw_fixedSeed_isTheSameOnEveryMachine() {
    assertThat(LongStream.generate(golden()::nextLong).limit(4))
        .containsExactly(
            -8057406219235379275L,
            -2042642502501471924L,
            3991685266227970290L,
            -4559638071107207951L);
    assertThat(DoubleStream.generate(golden()::nextDouble).limit(3))
        .containsExactly(0.5632071336253393, 0.8892681280588338, 0.2163896918761372);
    RandomStream digits = golden();
    assertThat(IntStream.generate(() -> digits.nextInt(10)).limit(12))
        .containsExactly(0, 6, 5, 2, 5, 1, 7, 3, 5, 8, 5, 3);
    assertThat(DoubleStream.generate(golden()::nextGaussian).limit(4))
        .containsExactly(
            0.9879342437377284, 0.012379740394053982, 1.4617093211757848, -0.4035901547532314);
    assertThat(golden().permutation(10)).containsExactly(4, 7, 6, 2, 3, 5, 1, 0, 9, 8);
    assertThat(RandomStream.of(-1, "").nextLong()).isEqualTo(6755974106381971767L);
  }

  @Test
  void of_otherPurposeOrSeed_isAnotherStream() {
    long first = RandomStream.of(1, "labels").nextLong();
    assertThat(RandomStream.of(1, "labels").nextLong()).isEqualTo(first);
    assertThat(RandomStream.of(1, "pixels").nextLong()).isNotEqualTo(first);
    assertThat(RandomStream.of(2, "labels").nextLong()).isNotEqualTo(first);
  }

  @Property(tries = 20)
  void nextInt_anySeedAndBound_isUniform(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 40) int bound) {
    RandomStream random = RandomStream.of(seed, "uniformity");
    int[] counts = new int[bound];
    for (int i = 0; i < DRAWS; i++) {
      counts[random.nextInt(bound)]++;
    }
    assertThat(chiSquare(counts)).isLessThan(chiSquareBound(bound - 1));
  }

  @Test
  void nextInt_boundNotPositive_isRefused() {
    assertThatThrownBy(() -> RandomStream.of(1, "x").nextInt(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bound is 0, wanted at least 1");
  }

  @Test
  void nextInt_largestBound_staysBelowIt() {
    RandomStream random = RandomStream.of(1, "large");
    for (int i = 0; i < 1000; i++) {
      assertThat(random.nextInt(Integer.MAX_VALUE)).isBetween(0, Integer.MAX_VALUE - 1);
    }
  }

  @Property(tries = 10)
  void nextDouble_anySeed_isUniformInTheUnitInterval(@ForAll long seed) {
    RandomStream random = RandomStream.of(seed, "uniformity");
    int[] counts = new int[64];
    for (int i = 0; i < DRAWS; i++) {
      counts[(int) (random.nextDouble() * counts.length)]++;
    }
    assertThat(chiSquare(counts)).isLessThan(chiSquareBound(counts.length - 1));
  }

  @Property(tries = 10)
  void nextGaussian_anySeed_hasTheMomentsOfTheNormal(@ForAll long seed) {
    RandomStream random = RandomStream.of(seed, "gaussian");
    double[] powers = new double[5];
    for (int i = 0; i < DRAWS; i++) {
      double drawn = random.nextGaussian();
      for (int k = 1; k < powers.length; k++) {
        powers[k] += Math.pow(drawn, k) / DRAWS;
      }
    }
    // Six standard errors: of x 1, of x^2 2, of x^3 15, of x^4 96, each over sqrt(n).
    assertThat(powers[1]).isCloseTo(0, within(6 * Math.sqrt(1.0 / DRAWS)));
    assertThat(powers[2]).isCloseTo(1, within(6 * Math.sqrt(2.0 / DRAWS)));
    assertThat(powers[3]).isCloseTo(0, within(6 * Math.sqrt(15.0 / DRAWS)));
    assertThat(powers[4]).isCloseTo(3, within(6 * Math.sqrt(96.0 / DRAWS)));
  }

  @Property(tries = 50)
  void permutation_anySize_holdsEachPlaceOnce(
      @ForAll long seed, @ForAll @IntRange(max = 300) int n) {
    int[] order = RandomStream.of(seed, "order").permutation(n);
    Arrays.sort(order);
    assertThat(order).isEqualTo(IntStream.range(0, n).toArray());
  }

  @Property(tries = 5)
  void permutation_ofThree_eachOrderIsEquallyLikely(@ForAll long seed) {
    RandomStream random = RandomStream.of(seed, "orders");
    int[] counts = new int[27];
    for (int i = 0; i < DRAWS; i++) {
      int[] order = random.permutation(3);
      counts[order[0] * 9 + order[1] * 3 + order[2]]++;
    }
    int[] seen = IntStream.of(counts).filter(count -> count > 0).toArray();
    assertThat(seen).hasSize(6);
    assertThat(chiSquare(seen)).isLessThan(chiSquareBound(5));
  }

  private static double chiSquare(int[] counts) {
    double expected = IntStream.of(counts).sum() / (double) counts.length;
    return IntStream.of(counts).mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
  }

  /** Exceeded by chance about once in 10^9 (Wilson and Hilferty's approximation at 6 sigma). */
  private static double chiSquareBound(int freedom) {
    double spread = 2.0 / (9 * freedom);
    return freedom * Math.pow(1 - spread + 6 * Math.sqrt(spread), 3);
  }

  private static RandomStream golden() {
    return RandomStream.of(42, "golden");
  }
}
