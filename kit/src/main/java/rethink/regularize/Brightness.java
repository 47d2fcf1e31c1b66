package rethink.regularize;

import rethink.data.RandomStream;
import rethink.data.Shape;

/**
 * Adds one number to all values of each image, uniform between minus and plus {@code levels}, and
 * clips to 0..255. The paper names brightness (section 3) without a range; 32 levels are that of
 * TensorFlow's Inception.
 *
 * <p>Whitening, which follows, subtracts an image's mean: what remains of the change is the
 * clipping.
 *
 * @param levels on the scale 0..255
 */
public record Brightness(double levels) implements Distortion {
  public Brightness {
    Kind.requireStrength("brightness in levels", levels, 255);
  }

  /** By up to 32 levels. */
  public Brightness() {
    this(32);
  }

  @Override
  public String name() {
    return Kind.BRIGHTNESS.text(levels);
  }

  @Override
  public void distort(float[] planes, Shape shape, RandomStream random) {
    add(planes, (float) (levels * (2 * random.nextDouble() - 1)));
  }

  static void add(float[] planes, float levels) {
    for (int i = 0; i < planes.length; i++) {
      planes[i] = Math.max(0, Math.min(255, planes[i] + levels));
    }
  }
}
