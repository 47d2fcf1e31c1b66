package rethink.corrupt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static rethink.data.Split.TEST;
import static rethink.data.Split.TRAIN;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import rethink.data.ImageSet;
import rethink.data.Shape;
import rethink.data.Split;

class RandomLabelsTest {
  private static final int SIZE = 20_000;
  private static final int CLASSES = 10;
  private static final ImageSet SET = Samples.random(SIZE, new Shape(1, 1, 1), CLASSES);

  @Property(tries = 50)
  void apply_everyLabel_isUniformOverAllClasses(@ForAll long seed, @ForAll Split split) {
    int[] counts = new int[CLASSES];
    for (int label : RandomLabels.all().apply(SET, split, seed).labels()) {
      counts[label]++;
    }
    double expected = SIZE / (double) CLASSES;
    double chiSquare = 0;
    for (int count : counts) {
      chiSquare += (count - expected) * (count - expected) / expected;
    }
    assertThat(chiSquare).isLessThan(62); // 9 degrees of freedom: by chance once in 10^9
  }

  @Property(tries = 50)
  void apply_probabilityP_changesNineTenthsOfP(
      @ForAll long seed, @ForAll @DoubleRange(max = 1) double p) {
    double wanted = 0.9 * p;
    double sixSigma = 6 * Math.sqrt(wanted * (1 - wanted) / SIZE);
    double found = changed(SET, new RandomLabels(p).apply(SET, TRAIN, seed)) / (double) SIZE;
    assertThat(found).isCloseTo(wanted, within(sixSigma + 1.0 / SIZE));
  }

  @Property(tries = 20)
  void apply_higherProbability_keepsWhatTheLowerCorrupted(@ForAll long seed) {
    int[] some = new RandomLabels(0.3).apply(SET, TRAIN, seed).labels();
    int[] more = new RandomLabels(0.6).apply(SET, TRAIN, seed).labels();
    for (int i = 0; i < SIZE; i++) {
      if (some[i] != SET.label(i)) {
        assertThat(more[i]).isEqualTo(some[i]);
      }
    }
  }

  @Property(tries = 20)
  void apply_subset_isTreatedAsInTheWholeSet(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 1000) int n) {
    assertThat(RandomLabels.all().apply(SET.first(n), TRAIN, seed).labels())
        .isEqualTo(RandomLabels.all().apply(SET, TRAIN, seed).first(n).labels());
  }

  @Property(tries = 20)
  void apply_otherHalf_drawsOnItsOwn(@ForAll long seed) {
    ImageSet train = RandomLabels.all().apply(SET, TRAIN, seed);
    ImageSet test = RandomLabels.all().apply(SET, TEST, seed);
    assertThat(changed(train, test) / (double) SIZE).isCloseTo(0.9, within(0.013));
  }

  @Test
  void apply_probabilityZero_changesNothing() {
    assertThat(new RandomLabels(0).apply(SET, TRAIN, 1).labels()).isEqualTo(SET.labels());
  }

  @Test
  void apply_anyProbability_leavesTheImages() {
    assertThat(RandomLabels.all().apply(SET, TRAIN, 1).pixels(17)).isEqualTo(SET.pixels(17));
  }

  @Test
  void construct_notAProbability_isRefused() {
    for (double p : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> new RandomLabels(p))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("probability of a random label is " + p + ", wanted 0..1");
    }
  }

  private static int changed(ImageSet before, ImageSet after) {
    int changed = 0;
    for (int i = 0; i < before.size(); i++) {
      changed += before.label(i) == after.label(i) ? 0 : 1;
    }
    return changed;
  }
}
