package rethink.theory.kernel;

import rethink.data.ImageSet;
import rethink.data.Shape;

/** Pixels as they are, on the scale 0..1, of images that hold bytes. */
public record Pixels() implements FeatureMap {
  private static final int MIDDLE = 128;

  @Override
  public String kernelName() {
    return "gaussian";
  }

  @Override
  public int dimension(Shape shape) {
    return shape.size();
  }

  @Override
  public double step() {
    return 1 / 255.0;
  }

  @Override
  public void copy(ImageSet images, int image, float[] features) {
    if (!images.isBytes()) {
      throw new IllegalArgumentException(
          "the pixels of these images are floats, wanted whole numbers 0..255; round them first");
    }
    images.copyPixels(image, features, 0);
    for (int f = 0; f < features.length; f++) {
      features[f] -= MIDDLE;
    }
  }
}
