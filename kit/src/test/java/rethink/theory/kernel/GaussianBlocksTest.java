package rethink.theory.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.Test;
import rethink.data.ImageSet;
import rethink.data.Shape;

class GaussianBlocksTest {

  @Property(tries = 60)
  void fill_anyBlock_isTheKernelToTheLastBits(
      @ForAll @IntRange(min = 1, max = 60) int width,
      @ForAll @DoubleRange(min = 0.01, max = 1) double gamma,
      @ForAll @IntRange(min = 0, max = 4) int row,
      @ForAll @IntRange(min = 0, max = 3) int column) {
    ImageSet images = Made.noise(7, width, 2, width);
    GaussianGram gram = gram(gamma, images);
    try (DoublePointer block = new DoublePointer(3 * 4);
        FloatPointer single = new FloatPointer(3 * 4)) {
      gram.fill(row, 3, column, 4, block);
      gram.fill(row, 3, column, 4, single);
      for (int k = 0; k < 12; k++) {
        double distance = Made.distance(images.pixels(row + k % 3), images.pixels(column + k / 3));
        double wanted = Math.exp(-gamma * distance);
        // The exponent is rounded too, and its rounding grows with it.
        assertThat(block.get(k)).isCloseTo(wanted, within(wanted * (gamma * distance + 1) * 1e-15));
        assertThat(single.get(k)).isEqualTo((float) block.get(k));
      }
    }
  }

  @Test
  void fill_moreColumnsThanAStrip_hasEachInItsPlace() {
    ImageSet images = Made.noise(700, 3, 2, 1);
    try (DoublePointer block = new DoublePointer(2 * 700)) {
      gram(0.1, images).fill(5, 2, 0, 700, block);
      for (int j = 0; j < 700; j++) {
        double distance = Made.distance(images.pixels(6), images.pixels(j));
        assertThat(block.get(2L * j + 1)).isCloseTo(Math.exp(-0.1 * distance), within(1e-15));
      }
    }
  }

  @Test
  void fill_blackAndWhiteInMoreFeaturesThanOneProductHolds_isExact() {
    // 3,000 differences of 255: their products would not fit into the 24 bits of a float.
    byte[] white = new byte[3000];
    java.util.Arrays.fill(white, (byte) 255);
    byte[] grey = white.clone();
    grey[2999] = (byte) 254;
    ImageSet images =
        ImageSet.ofBytes(
            new Shape(3000, 1, 1),
            List.of("a"),
            new byte[][] {new byte[3000], white, grey},
            new int[3]);
    try (DoublePointer block = new DoublePointer(3)) {
      gram(1e-3, images).fill(0, 3, 1, 1, block);
      assertThat(block.get(0)).isCloseTo(Math.exp(-3), within(1e-15));
      assertThat(block.get(1)).isEqualTo(1);
      assertThat(block.get(2)).isCloseTo(Math.exp(-1e-3 / 255 / 255), within(1e-16));
    }
  }

  @Test
  void blocks_betweenDifferentFeatures_areRefused() {
    Points narrow = Points.of(new Pixels(), Made.noise(2, 3, 2, 1));
    Points wide = Points.of(new Pixels(), Made.noise(2, 4, 2, 1));
    assertThatThrownBy(() -> new GaussianBlocks(new GaussianKernel(1), narrow, wide))
        .hasMessageContaining("points of 9 features")
        .hasMessageContaining("16");
  }

  @Test
  void kernel_gammaNotAboveZero_isRefused() {
    assertThatThrownBy(() -> new GaussianKernel(0)).hasMessageContaining("gamma is 0.0");
    assertThatThrownBy(() -> new GaussianKernel(Double.NaN)).hasMessageContaining("NaN");
  }

  private static GaussianGram gram(double gamma, ImageSet images) {
    return new GaussianGram(new GaussianKernel(gamma), Points.of(new Pixels(), images));
  }
}
