package rethink.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ResamplingTest {

  @Property(tries = 100)
  void apply_sameSize_changesNothing(
      @ForAll @IntRange(min = 1, max = 9) int rows,
      @ForAll @IntRange(min = 1, max = 9) int columns) {
    float[] plane = noise(rows * columns);
    assertThat(resized(new Resampling(0, 0, columns, rows, columns, rows), plane, rows, columns))
        .containsExactly(plane);
  }

  @Property(tries = 200)
  void apply_oneColour_staysThatColour(
      @ForAll @IntRange(min = 1, max = 20) int side,
      @ForAll @IntRange(min = 1, max = 20) int newWidth,
      @ForAll @IntRange(min = 1, max = 20) int newHeight) {
    float[] plane = new float[side * side];
    java.util.Arrays.fill(plane, 7);
    double left = side / 5.0;
    float[] out =
        resized(new Resampling(left, 0, side - left, side, newWidth, newHeight), plane, side, side);
    assertThat(out).hasSize(newWidth * newHeight);
    for (float value : out) {
      assertThat(value).isCloseTo(7, within(1e-5f));
    }
  }

  /**
   * A ramp stays one away from the edges; a triangle laid on whole pixels is off its centre a hair.
   */
  @Test
  void apply_ramp_keepsItsValuesAtTheirPlaces() {
    float[] ramp = new float[40];
    for (int i = 0; i < 40; i++) {
      ramp[i] = i;
    }
    for (int width : new int[] {7, 20, 80, 100}) {
      float[] out = resized(new Resampling(0, 0, 40, 1, width, 1), ramp, 1, 40);
      for (int i = width / 4; i < 3 * width / 4; i++) {
        double centre = (i + 0.5) * 40 / width - 0.5;
        assertThat(out[i]).as("%d of %d", i, width).isCloseTo((float) centre, within(0.02f));
      }
    }
  }

  /** A fine pattern would alias to one colour if pixels were skipped. */
  @Test
  void apply_shrinkingAPattern_givesItsMean() {
    float[] stripes = new float[64];
    for (int i = 0; i < 64; i++) {
      stripes[i] = i % 2 == 0 ? 0 : 100;
    }
    float[] out = resized(new Resampling(0, 0, 64, 1, 8, 1), stripes, 1, 64);
    for (int i = 1; i < 7; i++) {
      assertThat(out[i]).isCloseTo(50, within(1e-3f));
    }
  }

  @Test
  void apply_oneSidesPixels_comeFromTheRectangleAlone() {
    float[] plane = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    assertThat(resized(new Resampling(1, 1, 2, 2, 2, 2), plane, 3, 3)).containsExactly(5, 6, 8, 9);
  }

  @Test
  void new_noArea_isRefused() {
    assertThatThrownBy(() -> new Resampling(0, 0, 0, 1, 1, 1)).hasMessageContaining("above 0");
    assertThatThrownBy(() -> new Resampling(0, 0, 1, 1, 0, 1)).hasMessageContaining("above 0");
  }

  private static float[] resized(Resampling resampling, float[] plane, int rows, int columns) {
    float[] out = new float[resampling.newWidth() * resampling.newHeight()];
    resampling.apply(plane, 0, rows, columns, out, 0);
    return out;
  }

  private static float[] noise(int n) {
    RandomStream random = RandomStream.of(n, "plane");
    float[] noise = new float[n];
    for (int i = 0; i < n; i++) {
      noise[i] = random.nextInt(256);
    }
    return noise;
  }
}
