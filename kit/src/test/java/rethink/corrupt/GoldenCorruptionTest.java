package rethink.corrupt;

import static org.assertj.core.api.Assertions.assertThat;
import static rethink.data.Split.TEST;
import static rethink.data.Split.TRAIN;

import org.junit.jupiter.api.Test;
import rethink.data.ImageSet;
import rethink.data.Shape;

/**
 * Numbers computed by another implementation, in Python: a change here changes every run's data.
 */
class GoldenCorruptionTest {
  private static final Shape SHAPE = new Shape(2, 3, 2);
  private static final long SEED = 7;

  @Test
  void randomLabels_fixedSeed_areTheKnown() {
    ImageSet set = Samples.counting(16, new Shape(1, 1, 1));
    assertThat(RandomLabels.all().apply(set, TRAIN, SEED).labels())
        .containsExactly(3, 3, 0, 2, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 1);
    assertThat(RandomLabels.all().apply(set, TEST, SEED).labels())
        .containsExactly(2, 0, 1, 1, 3, 0, 2, 0, 3, 0, 1, 0, 0, 1, 0, 0);
    assertThat(new RandomLabels(0.5).apply(set, TRAIN, SEED).labels())
        .containsExactly(3, 3, 0, 2, 0, 1, 1, 3, 0, 1, 2, 3, 0, 0, 2, 3);
  }

  @Test
  void shuffledPixels_fixedSeed_areTheKnown() {
    ImageSet set = new ShuffledPixels().apply(Samples.counting(1, SHAPE), TRAIN, SEED);
    assertThat(set.pixels(0)).containsExactly(1, 4, 2, 5, 0, 3, 7, 10, 8, 11, 6, 9);
  }

  @Test
  void randomPixels_fixedSeed_areTheKnown() {
    ImageSet set = new RandomPixels().apply(Samples.counting(2, SHAPE), TRAIN, SEED);
    assertThat(set.pixels(0)).containsExactly(5, 3, 0, 1, 2, 4, 11, 9, 6, 7, 8, 10);
    assertThat(set.pixels(1)).containsExactly(20, 25, 23, 22, 24, 21, 26, 31, 29, 28, 30, 27);
  }

  @Test
  void gaussianPixels_fixedSeed_areTheKnown() {
    ImageSet set = new GaussianPixels().apply(Samples.counting(2, SHAPE), TRAIN, SEED);
    assertThat(set.pixels(0))
        .containsExactly(
            6.81224728f,
            4.66695738f,
            2.71855116f,
            23.4637203f,
            15.6562986f,
            11.8948259f,
            19.9479771f,
            11.0830307f,
            -4.34765816f,
            18.4924335f,
            23.7870636f,
            8.51346207f);
    assertThat(set.pixels(1))
        .containsExactly(
            0.980401516f,
            17.866024f,
            14.8188591f,
            13.7475557f,
            4.38740921f,
            25.7109871f,
            28.865715f,
            9.95574856f,
            15.6018944f,
            21.4956245f,
            13.2177629f,
            23.3827991f);
  }
}
