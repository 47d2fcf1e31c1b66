package rethink.regularize;

import rethink.data.RandomStream;
import rethink.data.Shape;

/**
 * Multiplies the saturation of all colours of an image by one factor, uniform between 1 minus and 1
 * plus {@code share}, as far as colours go; the largest of a pixel's three values stays. The paper
 * names saturation (section 3) without a range; 0.5 is that of TensorFlow's Inception.
 */
public record Saturation(double share) implements Distortion {
  public Saturation {
    Kind.requireStrength("the share of the saturation", share, 1);
  }

  /** By up to a half. */
  public Saturation() {
    this(0.5);
  }

  @Override
  public String name() {
    return Kind.SATURATION.text(share);
  }

  @Override
  public void requireFit(Shape shape) {
    Hue.requireColours(shape, name());
  }

  @Override
  public void distort(float[] planes, Shape shape, RandomStream random) {
    multiply(planes, shape.area(), (float) (1 + share * (2 * random.nextDouble() - 1)));
  }

  static void multiply(float[] planes, int area, float factor) {
    for (int k = 0; k < area; k++) {
      float red = planes[k];
      float green = planes[area + k];
      float blue = planes[2 * area + k];
      float most = Math.max(red, Math.max(green, blue));
      float chroma = most - Math.min(red, Math.min(green, blue));
      if (chroma > 0) {
        // Full saturation leaves nothing of the smallest value.
        float stretch = Math.min(factor, most / chroma);
        planes[k] = most - stretch * (most - red);
        planes[area + k] = most - stretch * (most - green);
        planes[2 * area + k] = most - stretch * (most - blue);
      }
    }
  }
}
