package rethink.corrupt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static rethink.data.Split.TEST;
import static rethink.data.Split.TRAIN;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import rethink.data.ImageSet;
import rethink.data.Shape;
import rethink.data.Split;

class PixelCorruptionTest {

  /** Three channels that tell a pixel's position: p, 100 + p and 200 - p. */
  private static ImageSet positions(int n, int side) {
    int area = side * side;
    float[] image = new float[3 * area];
    for (int p = 0; p < area; p++) {
      image[p] = p;
      image[area + p] = 100 + p;
      image[2 * area + p] = 200 - p;
    }
    float[][] images = IntStream.range(0, n).mapToObj(i -> image.clone()).toArray(float[][]::new);
    return ImageSet.ofFloats(new Shape(side, side, 3), List.of("any"), images, new int[n]);
  }

  @Property(tries = 30)
  void apply_shuffleOrRandom_keepsTheValuesOfEachImageAndChannelsTogether(
      @ForAll long seed, @ForAll Split split, @ForAll @IntRange(min = 1, max = 8) int side) {
    ImageSet set = positions(3, side);
    int area = side * side;
    for (Corruption corruption : List.of(new ShuffledPixels(), new RandomPixels())) {
      ImageSet moved = corruption.apply(set, split, seed);
      for (int k = 0; k < set.size(); k++) {
        float[] pixels = moved.pixels(k);
        for (int p = 0; p < area; p++) {
          assertThat(pixels[area + p]).isEqualTo(100 + pixels[p]);
          assertThat(pixels[2 * area + p]).isEqualTo(200 - pixels[p]);
        }
        Arrays.sort(pixels, 0, area);
        assertThat(Arrays.copyOf(pixels, area)).isEqualTo(Arrays.copyOf(set.pixels(0), area));
      }
    }
  }

  @Property(tries = 30)
  void apply_shuffledPixels_isOneOrderForAllImagesOfBothHalves(@ForAll long seed) {
    ImageSet train = new ShuffledPixels().apply(positions(3, 8), TRAIN, seed);
    ImageSet test = new ShuffledPixels().apply(positions(2, 8), TEST, seed);
    assertThat(List.of(train.pixels(1), train.pixels(2), test.pixels(0), test.pixels(1)))
        .allMatch(pixels -> Arrays.equals(pixels, train.pixels(0)));
  }

  @Property(tries = 30)
  void apply_randomPixels_isAnotherOrderForEachImageOfEachHalf(@ForAll long seed) {
    ImageSet train = new RandomPixels().apply(positions(2, 8), TRAIN, seed);
    ImageSet test = new RandomPixels().apply(positions(2, 8), TEST, seed);
    assertThat(List.of(train.pixels(0), train.pixels(1), test.pixels(0), test.pixels(1)))
        .extracting(Arrays::toString)
        .doesNotHaveDuplicates();
  }

  @Property(tries = 10)
  void apply_gaussianPixels_hasTheMomentsOfEachChannel(@ForAll long seed, @ForAll Split split) {
    ImageSet set = positions(1000, 8);
    ImageSet drawn = new GaussianPixels().apply(set, split, seed);
    double n = 64_000;
    for (int channel = 0; channel < 3; channel++) {
      double[] wanted = moments(set, channel);
      double[] found = moments(drawn, channel);
      assertThat(found[0]).isCloseTo(wanted[0], within(6 * Math.sqrt(wanted[1] / n)));
      assertThat(found[1]).isCloseTo(wanted[1], within(6 * wanted[1] * Math.sqrt(2 / n)));
    }
    assertThat(drawn.isBytes()).isFalse();
  }

  @Test
  void apply_gaussianPixelsOfAConstant_isTheConstant() {
    ImageSet set =
        ImageSet.ofBytes(new Shape(1, 2, 1), List.of("any"), new byte[][] {{5, 5}}, new int[1]);
    assertThat(new GaussianPixels().apply(set, TRAIN, 1).pixels(0)).containsExactly(5, 5);
  }

  private static double[] moments(ImageSet set, int channel) {
    int area = set.shape().area();
    double sum = 0;
    double squares = 0;
    for (int k = 0; k < set.size(); k++) {
      float[] pixels = set.pixels(k);
      for (int i = channel * area; i < (channel + 1) * area; i++) {
        sum += pixels[i];
        squares += (double) pixels[i] * pixels[i];
      }
    }
    double n = (double) set.size() * area;
    double mean = sum / n;
    return new double[] {mean, squares / n - mean * mean};
  }
}
