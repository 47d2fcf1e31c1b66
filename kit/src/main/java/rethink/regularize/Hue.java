package rethink.regularize;

import rethink.data.RandomStream;
import rethink.data.Shape;

/**
 * Turns the colours of each image by one angle around the circle of hues, uniform between minus and
 * plus {@code share} of the circle; the largest and the smallest of a pixel's three values stay.
 * The paper names hue (section 3) without a range; 0.2 is that of TensorFlow's Inception.
 *
 * @param share of the whole circle, at most a half
 */
public record Hue(double share) implements Distortion {
  /** In each sixth of the circle from red, the channels by their values, largest first. */
  private static final int[][] PLACES = {
    {0, 1, 2}, {1, 0, 2}, {1, 2, 0}, {2, 1, 0}, {2, 0, 1}, {0, 2, 1}
  };

  public Hue {
    Kind.requireStrength("the share of the circle of hues", share, 0.5);
  }

  /** By up to a fifth of the circle. */
  public Hue() {
    this(0.2);
  }

  @Override
  public String name() {
    return Kind.HUE.text(share);
  }

  @Override
  public void requireFit(Shape shape) {
    requireColours(shape, name());
  }

  static void requireColours(Shape shape, String name) {
    if (shape.channels() != 3) {
      throw new IllegalArgumentException(
          "images are %s, wanted 3 channels for \"%s\"; leave it out".formatted(shape, name));
    }
  }

  @Override
  public void distort(float[] planes, Shape shape, RandomStream random) {
    turn(planes, shape.area(), share * (2 * random.nextDouble() - 1));
  }

  /**
   * @param circles by how much of the whole circle, red to green being a third
   */
  static void turn(float[] planes, int area, double circles) {
    float sixths = (float) (6 * (circles - Math.floor(circles)));
    for (int k = 0; k < area; k++) {
      float red = planes[k];
      float green = planes[area + k];
      float blue = planes[2 * area + k];
      float most = Math.max(red, Math.max(green, blue));
      float least = Math.min(red, Math.min(green, blue));
      float chroma = most - least;
      if (chroma > 0) {
        float hue = hue(red, green, blue, most, chroma) + sixths;
        int sixth = (int) hue;
        float share = sixth % 2 == 0 ? hue - sixth : 1 - (hue - sixth);
        float middle = Math.min(most, least + share * chroma);
        int[] places = PLACES[sixth % 6];
        planes[places[0] * area + k] = most;
        planes[places[1] * area + k] = middle;
        planes[places[2] * area + k] = least;
      }
    }
  }

  /** In sixths of the circle from red, 0..6. */
  private static float hue(float red, float green, float blue, float most, float chroma) {
    if (most == red) {
      return (green - blue) / chroma + (green < blue ? 6 : 0);
    }
    return most == green ? (blue - red) / chroma + 2 : (red - green) / chroma + 4;
  }
}
