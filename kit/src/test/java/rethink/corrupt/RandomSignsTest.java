package rethink.corrupt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static rethink.data.Split.TEST;
import static rethink.data.Split.TRAIN;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import rethink.data.ImageSet;
import rethink.data.Shape;

class RandomSignsTest {
  private static final ImageSet SET = Samples.random(2_000, new Shape(2, 2, 1), 10);
  private final RandomSigns signs = new RandomSigns();

  @Test
  void apply_manyImages_areFairCoinsOverTheFirstTwoClasses() {
    int[] labels = signs.apply(SET, TRAIN, 1).labels();
    assertThat(labels).containsOnly(0, 1);
    // Four standard deviations of the share.
    assertThat(Arrays.stream(labels).average().orElseThrow()).isCloseTo(0.5, within(0.045));
  }

  @Test
  void apply_subset_isTreatedAsInTheWholeSet() {
    assertThat(signs.apply(SET.first(100), TRAIN, 1).labels())
        .isEqualTo(signs.apply(SET, TRAIN, 1).first(100).labels());
  }

  @Test
  void apply_otherHalfOrSeed_drawsOnItsOwn() {
    int[] labels = signs.apply(SET, TRAIN, 1).labels();
    assertThat(signs.apply(SET, TEST, 1).labels()).isNotEqualTo(labels);
    assertThat(signs.apply(SET, TRAIN, 2).labels()).isNotEqualTo(labels);
  }
}
