package rethink.regularize;

import rethink.data.RandomStream;
import rethink.data.Resampling;
import rethink.data.Shape;

/**
 * Shows a rectangle of each original image, resized: of a share of its area uniform between {@code
 * least} and 1, of an aspect ratio between 3/4 and 4/3 (uniform in its logarithm), at any place.
 * This is the crop that Inception networks are trained with (Szegedy et al. 2015); the paper names
 * random cropping for ImageNet without a range.
 *
 * @param least share of the area
 */
public record RandomResizedCrop(double least) implements Cropping {
  private static final double MOST_ASPECT = 4.0 / 3;

  /** After so many rectangles that stick out of the image it is taken whole. */
  private static final int TRIES = 10;

  public RandomResizedCrop {
    Kind.requireStrength("the least share of the area", least, 1);
  }

  /** Of at least 8 %. */
  public RandomResizedCrop() {
    this(0.08);
  }

  @Override
  public String name() {
    return Kind.RANDOM_RESIZED_CROP.text(least);
  }

  @Override
  public void cut(float[] original, Shape from, float[] piece, Shape to, RandomStream random) {
    Resampling rectangle = rectangle(from, to, random);
    for (int channel = 0; channel < to.channels(); channel++) {
      rectangle.apply(
          original, channel * from.area(), from.height(), from.width(), piece, channel * to.area());
    }
  }

  Resampling rectangle(Shape from, Shape to, RandomStream random) {
    for (int i = 0; i < TRIES; i++) {
      double area = from.area() * (least + (1 - least) * random.nextDouble());
      double aspect = StrictMath.pow(MOST_ASPECT, 2 * random.nextDouble() - 1);
      double width = Math.sqrt(area * aspect);
      double height = Math.sqrt(area / aspect);
      double left = (from.width() - width) * random.nextDouble();
      double top = (from.height() - height) * random.nextDouble();
      if (left >= 0 && top >= 0) {
        return new Resampling(left, top, width, height, to.width(), to.height());
      }
    }
    return new Resampling(0, 0, from.width(), from.height(), to.width(), to.height());
  }
}
