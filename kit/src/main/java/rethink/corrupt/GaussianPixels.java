package rethink.corrupt;

import rethink.data.ImageSet;
import rethink.data.RandomStream;
import rethink.data.Shape;
import rethink.data.Split;
import rethink.progress.InParallel;
import rethink.progress.Interruption;

/**
 * Each value drawn anew from a Gaussian that has the mean and the variance of its channel, taken
 * over the given set: each half by its own moments. Not rounded and not clipped to 0..255.
 */
public record GaussianPixels() implements Corruption {
  static final String NAME = "gaussian-pixels";

  @Override
  public ImageSet apply(ImageSet set, Split split, long seed) {
    Shape shape = set.shape();
    double[] means = new double[shape.channels()];
    double[] deviations = new double[shape.channels()];
    measure(set, means, deviations);
    float[][] images = new float[set.size()][];
    InParallel.each(
        "drawing %,d Gaussian images".formatted(images.length),
        images.length,
        image -> {
          images[image] = new float[shape.size()];
          RandomStream random = RandomStream.of(seed, NAME + " of " + split + " image " + image);
          for (int i = 0; i < shape.size(); i++) {
            int channel = i / shape.area();
            images[image][i] =
                (float) (means[channel] + deviations[channel] * random.nextGaussian());
          }
        });
    return ImageSet.ofFloats(shape, set.classes(), images, set.labels());
  }

  /** Sums in double are exact for bytes, so that the order of the images cannot matter. */
  private static void measure(ImageSet set, double[] means, double[] deviations) {
    Shape shape = set.shape();
    double[] sums = new double[shape.channels()];
    double[] squares = new double[shape.channels()];
    float[] pixels = new float[shape.size()];
    for (int image = 0; image < set.size(); image++) {
      Interruption.check();
      set.copyPixels(image, pixels, 0);
      for (int i = 0; i < pixels.length; i++) {
        sums[i / shape.area()] += pixels[i];
        squares[i / shape.area()] += (double) pixels[i] * pixels[i];
      }
    }
    double n = (double) set.size() * shape.area();
    for (int channel = 0; channel < means.length; channel++) {
      means[channel] = sums[channel] / n;
      double variance = squares[channel] / n - means[channel] * means[channel];
      deviations[channel] = Math.sqrt(Math.max(0, variance));
    }
  }

  @Override
  public String name() {
    return NAME;
  }
}
