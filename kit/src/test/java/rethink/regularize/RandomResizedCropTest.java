package rethink.regularize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import rethink.data.RandomStream;
import rethink.data.Resampling;
import rethink.data.Shape;

class RandomResizedCropTest {

  @Property(tries = 300)
  void rectangle_anyImage_liesWithinAndHasTheShapesAskedFor(
      @ForAll long seed,
      @ForAll @IntRange(min = 10, max = 90) int height,
      @ForAll @IntRange(min = 10, max = 90) int width) {
    Shape from = new Shape(height, width, 3);
    Resampling found =
        new RandomResizedCrop(0.2)
            .rectangle(from, new Shape(7, 5, 3), RandomStream.of(seed, "crop"));
    assertThat(found.left()).isGreaterThanOrEqualTo(0);
    assertThat(found.top()).isGreaterThanOrEqualTo(0);
    assertThat(found.left() + found.width()).isLessThanOrEqualTo(width + 1e-9);
    assertThat(found.top() + found.height()).isLessThanOrEqualTo(height + 1e-9);
    boolean whole = found.width() == width && found.height() == height;
    if (!whole) {
      assertThat(found.width() / found.height()).isBetween(0.749, 1.334);
      assertThat(found.width() * found.height()).isGreaterThan(0.199 * height * width);
    }
  }

  /** Where nothing sticks out, shares of the area are uniform. */
  @Test
  void rectangle_smallShares_areSpreadEvenly() {
    RandomStream random = RandomStream.of(1, "crops");
    Shape image = new Shape(100, 100, 3);
    double sum = 0;
    int small = 0;
    for (int i = 0; i < 2_000; i++) {
      Resampling found = new RandomResizedCrop(0.1).rectangle(image, image, random);
      double share = found.width() * found.height() / 10_000;
      sum += share;
      small += share < 0.3 ? 1 : 0;
    }
    // Those that stick out are drawn again, and so large ones are a little rarer than 0.1 to 1 has.
    assertThat(sum / 2_000).isBetween(0.47, 0.55);
    assertThat(small / 2_000.0).isBetween(0.2, 0.3);
  }

  @Test
  void cut_oneColourPerChannel_keepsIt() {
    Shape from = new Shape(12, 10, 3);
    Shape to = new Shape(8, 8, 3);
    float[] original = new float[from.size()];
    for (int i = 0; i < original.length; i++) {
      original[i] = 50 * (1 + i / from.area());
    }
    float[] piece = new float[to.size()];
    new RandomResizedCrop().cut(original, from, piece, to, RandomStream.of(3, "crop"));
    for (int i = 0; i < piece.length; i++) {
      assertThat(piece[i]).isCloseTo(50 * (1 + i / to.area()), within(1e-3f));
    }
  }
}
