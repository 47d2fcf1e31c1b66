package rethink.regularize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import rethink.data.RandomStream;
import rethink.data.Shape;

class ColourTest {

  @Property(tries = 1000)
  void turn_anyColour_isWhatTheJdkMakesOfIt(
      @ForAll @IntRange(max = 255) int red,
      @ForAll @IntRange(max = 255) int green,
      @ForAll @IntRange(max = 255) int blue,
      @ForAll @DoubleRange(min = -0.5, max = 0.5) double circles) {
    float[] planes = {red, green, blue};
    Hue.turn(planes, 1, circles);
    float[] hsb = Color.RGBtoHSB(red, green, blue, null);
    Color wanted = Color.getHSBColor(circle((float) (hsb[0] + circles)), hsb[1], hsb[2]);
    float[] found = {wanted.getRed(), wanted.getGreen(), wanted.getBlue()};
    assertThat(planes).containsExactly(found, within(0.51f));
  }

  /**
   * The angle in [0, 1): of one just below a whole circle, which rounds to it, the JDK makes black.
   */
  private static float circle(float angle) {
    float rest = angle - (float) Math.floor(angle);
    return rest == 1 ? 0 : rest;
  }

  /** Also of Gaussian pixels, which leave 0..255. */
  @Property(tries = 1000)
  void turn_anyValues_keepsTheLargestAndTheSmallest(
      @ForAll @FloatRange(min = -300, max = 600) float red,
      @ForAll @FloatRange(min = -300, max = 600) float green,
      @ForAll @FloatRange(min = -300, max = 600) float blue,
      @ForAll @DoubleRange(min = -0.5, max = 0.5) double circles) {
    float[] planes = {red, green, blue};
    Hue.turn(planes, 1, circles);
    assertThat(Math.max(planes[0], Math.max(planes[1], planes[2])))
        .isEqualTo(Math.max(red, Math.max(green, blue)));
    assertThat(Math.min(planes[0], Math.min(planes[1], planes[2])))
        .isEqualTo(Math.min(red, Math.min(green, blue)));
  }

  /** Sums that rounding makes a whole circle. */
  @Test
  void turn_justBelowTheWholeCircle_leavesTheColour() {
    for (double circles : new double[] {0, -1e-17, -1e-8, Math.nextDown(1.0)}) {
      float[] planes = {200, /* green */ 100, /* blue */ Math.nextUp(100f)};
      Hue.turn(planes, 1, circles);
      assertThat(planes).containsExactly(new float[] {200, 100, 100}, within(1e-3f));
    }
  }

  @Test
  void turn_byAThird_passesRedOnToGreen() {
    float[] planes = {200, 50, /* green */ 100, 50, /* blue */ 0, 50};
    Hue.turn(planes, 2, 1 / 3.0);
    assertThat(planes).containsExactly(new float[] {0, 50, 200, 50, 100, 50}, within(1e-3f));
  }

  @Property(tries = 1000)
  void multiply_anyColour_isWhatTheJdkMakesOfIt(
      @ForAll @IntRange(max = 255) int red,
      @ForAll @IntRange(max = 255) int green,
      @ForAll @IntRange(max = 255) int blue,
      @ForAll @FloatRange(min = 0, max = 2) float factor) {
    float[] planes = {red, green, blue};
    Saturation.multiply(planes, 1, factor);
    float[] hsb = Color.RGBtoHSB(red, green, blue, null);
    Color wanted = Color.getHSBColor(hsb[0], Math.min(1, factor * hsb[1]), hsb[2]);
    float[] found = {wanted.getRed(), wanted.getGreen(), wanted.getBlue()};
    assertThat(planes).containsExactly(found, within(0.51f));
  }

  @Test
  void saturation_manyImages_reachFromHalfToOneAndAHalf() {
    RandomStream random = RandomStream.of(1, "saturations");
    float least = 255;
    float most = 0;
    for (int i = 0; i < 2_000; i++) {
      float[] planes = {200, 100, 100};
      new Saturation(0.5).distort(planes, new Shape(1, 1, 3), random);
      least = Math.min(least, planes[1]);
      most = Math.max(most, planes[1]);
    }
    assertThat(least).isBetween(50f, 51f);
    assertThat(most).isBetween(149f, 150f);
  }

  /** Of pure red, green's value tells the angle one way and blue's the other. */
  @Test
  void hue_manyImages_turnBothWaysUpToTheLimit() {
    RandomStream random = RandomStream.of(1, "hues");
    float green = 0;
    float blue = 0;
    for (int i = 0; i < 2_000; i++) {
      float[] planes = {255, 0, 0};
      new Hue(0.1).distort(planes, new Shape(1, 1, 3), random);
      green = Math.max(green, planes[1]);
      blue = Math.max(blue, planes[2]);
    }
    assertThat(green).isBetween(152f, 153.01f);
    assertThat(blue).isBetween(152f, 153.01f);
  }

  @Test
  void requireFit_greyImages_isRefused() {
    assertThatThrownBy(() -> new Hue().requireFit(new Shape(28, 28, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("images are 28x28x1, wanted 3 channels for \"hue:0.2\"; leave it out");
  }

  @Test
  void add_levels_areClippedTo255() {
    float[] planes = {0, 10, 100, 250, 255};
    Brightness.add(planes, 10);
    assertThat(planes).containsExactly(10, 20, 110, 255, 255);
    Brightness.add(planes, -20);
    assertThat(planes).containsExactly(0, 0, 90, 235, 235);
  }

  @Test
  void brightness_manyImages_changeBothWaysUpToTheLimit() {
    RandomStream random = RandomStream.of(1, "levels");
    float least = 255;
    float most = 0;
    for (int i = 0; i < 2_000; i++) {
      float[] planes = {100};
      new Brightness(32).distort(planes, new Shape(1, 1, 1), random);
      least = Math.min(least, planes[0]);
      most = Math.max(most, planes[0]);
    }
    assertThat(least).isBetween(68f, 68.2f);
    assertThat(most).isBetween(131.8f, 132f);
  }
}
