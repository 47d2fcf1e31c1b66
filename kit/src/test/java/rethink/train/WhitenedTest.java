package rethink.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import rethink.data.Dataset;
import rethink.data.ImageSet;
import rethink.data.RandomStream;
import rethink.data.Shape;

class WhitenedTest {
  private static final int[] BACKWARDS = {2, 1, 0};
  private static final List<String> CLASSES = List.of("a", "b", "c", "d");

  @Test
  void features_pictures_haveMeanZeroAndDeviationOneEach() {
    ImageSet pictures = new Dataset("shapes", 3, 1).train().centerCrop(28, 28);
    INDArray features = new Whitened(pictures).features(BACKWARDS, 0, 3);
    assertThat(features.shape()).containsExactly(3, 28, 28, 3);
    for (int i = 0; i < 3; i++) {
      double[] values = features.slice(i).permute(2, 0, 1).dup('c').data().asDouble();
      double[] moments = moments(values);
      assertThat(moments[0]).isCloseTo(0, within(1e-5));
      assertThat(moments[1]).isCloseTo(1, within(1e-5));
      float[] pixels = pictures.pixels(BACKWARDS[i]);
      double slope = (values[0] - values[40]) / (pixels[0] - pixels[40]);
      // Nothing but shifted and stretched, with brighter pixels above darker ones.
      assertThat(slope).isPositive();
      for (int k = 0; k < values.length; k++) {
        assertThat(values[k] - values[0]).isCloseTo(slope * (pixels[k] - pixels[0]), within(1e-4));
      }
    }
  }

  /** What is looked up has the bits of what is computed, asked for once or twice. */
  @Test
  void features_imagesThatStay_haveTheBitsOfImagesThatChange() {
    ImageSet pictures = new Dataset("shapes", 40, 1).train().centerCrop(28, 28);
    int[] order = RandomStream.of(1, "order").permutation(40);
    Whitened stays = new Whitened(pictures);
    INDArray changes =
        new Whitened(pictures, (image, target) -> pictures.copyPixels(image, target, 0))
            .features(order, 0, 40);
    assertThat(stays.features(order, 0, 40)).isEqualTo(changes);
    assertThat(stays.features(order, 0, 40).data().asFloat()).isEqualTo(changes.data().asFloat());
  }

  private static double[] moments(double[] values) {
    double mean = java.util.Arrays.stream(values).average().orElseThrow();
    double variance =
        java.util.Arrays.stream(values).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    return new double[] {mean, Math.sqrt(variance)};
  }

  @Test
  void whiten_constantImage_isZeroAndNotInfinite() {
    float[] values = {9, 200, 200, 200, 200, 9};
    Whitened.whiten(values, 1, 4);
    assertThat(values).containsExactly(9, 0, 0, 0, 0, 9);
  }

  /** TensorFlow's floor on the scale 0..1 is 1/sqrt(n), here 255/sqrt(4). */
  @Test
  void whiten_nearlyConstantImage_isDividedByTheFloorOnly() {
    float[] values = {100, 102, 100, 102};
    Whitened.whiten(values, 0, 4);
    assertThat(values).containsExactly(new float[] {-1, 1, -1, 1}, within(1f));
    assertThat(values[1]).isCloseTo(1 / 127.5f, within(1e-7f));
    assertThat(values[0]).isEqualTo(-values[1]);
  }

  @Test
  void whiten_deviationAtTheFloor_isWholeNumbers() {
    float[] values = {0, 255, 0, 255};
    Whitened.whiten(values, 0, 4);
    assertThat(values).containsExactly(-1, 1, -1, 1);
  }

  /** Why brightness regularizes next to nothing. */
  @Test
  void whiten_allValuesRaised_isTheSameImage() {
    float[] values = {0, 100, 255, 30};
    float[] brighter = {20, 120, 275, 50};
    Whitened.whiten(values, 0, 4);
    Whitened.whiten(brighter, 0, 4);
    assertThat(brighter).containsExactly(values, within(1e-6f));
  }

  @Test
  void features_partOfAnOrder_areThoseImagesPixelAfterPixel() {
    // Values 0..11 as [2 channels, 2 rows, 3 columns]: mean 5.5, below the floor of 255/sqrt(12).
    byte[] counting = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    byte[] zero = new byte[12];
    ImageSet set =
        ImageSet.ofBytes(
            new Shape(2, 3, 2), CLASSES, new byte[][] {zero, counting, zero}, new int[] {0, 3, 1});
    INDArray features = new Whitened(set).features(BACKWARDS, 1, 3);
    assertThat(features.shape()).containsExactly(2, 2, 3, 2);
    double unit = Math.sqrt(12) / 255;
    assertThat(features.getDouble(0, 0, 2, 0)).isCloseTo((2 - 5.5) * unit, within(1e-6));
    assertThat(features.getDouble(0, 1, 0, 0)).isCloseTo((3 - 5.5) * unit, within(1e-6));
    assertThat(features.getDouble(0, 0, 1, 1)).isCloseTo((7 - 5.5) * unit, within(1e-6));
    assertThat(features.slice(1).amaxNumber().doubleValue()).isZero();
    assertThat(new Whitened(set).labels(BACKWARDS, 1, 3).toDoubleMatrix())
        .isDeepEqualTo(new double[][] {{0, 0, 0, 1}, {1, 0, 0, 0}});
  }

  /** By the definition, one value after the other, also where sizes are no multiple of four. */
  @Property(tries = 200)
  void whiten_anyImage_isTheDefinition(
      @ForAll @Size(min = 1, max = 40) List<@FloatRange(min = 0, max = 255) Float> pixels) {
    float[] values = new float[pixels.size()];
    double mean = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = pixels.get(i);
      mean += values[i] / values.length;
    }
    double variance = 0;
    for (float value : values) {
      variance += (value - mean) * (value - mean) / values.length;
    }
    double deviation = Math.max(Math.sqrt(variance), 255 / Math.sqrt(values.length));
    double[] wanted = new double[values.length];
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = (values[i] - mean) / deviation;
    }
    Whitened.whiten(values, 0, values.length);
    for (int i = 0; i < wanted.length; i++) {
      assertThat((double) values[i]).isCloseTo(wanted[i], within(1e-5));
    }
  }
}
