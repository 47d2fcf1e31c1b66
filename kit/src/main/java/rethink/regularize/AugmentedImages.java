package rethink.regularize;

import java.util.List;
import rethink.data.ImageSet;
import rethink.data.RandomStream;
import rethink.data.Shape;

/**
 * The training images as they are shown: cut and distorted anew in each epoch. What happens to an
 * image depends on seed, epoch, its place in the set and the kind of change alone, so that a run
 * may be broken off and resumed anywhere. One thread at a time.
 */
public final class AugmentedImages {
  private final List<Distortion> distortions;

  /** What cuts pieces out of the originals; null where the centres are shown. */
  private final Cropping crop;

  private final ImageSet originals;
  private final ImageSet images;
  private final long seed;
  private final float[] original;

  /**
   * @param regularizers of which those that act on images are taken
   * @param originals before the central crop, for random crops
   * @param images what is shown where nothing is changed: the central crops, corrupted
   * @throws IllegalArgumentException if the images are not fit for a regularizer
   */
  public AugmentedImages(
      List<Regularizer> regularizers, ImageSet originals, ImageSet images, long seed) {
    List<Cropping> crops =
        regularizers.stream().filter(Cropping.class::isInstance).map(Cropping.class::cast).toList();
    if (crops.size() > 1) {
      throw new IllegalArgumentException(
          "there are \"%s\" and \"%s\", wanted one way of cropping; leave one out"
              .formatted(crops.get(0).name(), crops.get(1).name()));
    }
    crop = crops.isEmpty() ? null : crops.get(0);
    distortions =
        regularizers.stream()
            .filter(Distortion.class::isInstance)
            .map(Distortion.class::cast)
            .toList();
    if (crop != null) {
      crop.requireFit(originals.shape(), images.shape());
    }
    distortions.forEach(distortion -> distortion.requireFit(images.shape()));
    this.originals = crop != null ? originals : images;
    this.images = images;
    this.seed = seed;
    original = new float[this.originals.shape().size()];
  }

  /** Whether every epoch shows the images as they are. */
  public boolean areStill() {
    return crop == null && distortions.isEmpty();
  }

  /** Writes what one epoch, counted from 1, shows of an image: CHW on the scale 0..255. */
  public void copyPixels(int epoch, int image, float[] target) {
    Shape shape = images.shape();
    if (crop != null) {
      originals.copyPixels(image, original, 0);
      crop.cut(original, originals.shape(), target, shape, random(crop, epoch, image));
    } else {
      images.copyPixels(image, target, 0);
    }
    for (Distortion distortion : distortions) {
      distortion.distort(target, shape, random(distortion, epoch, image));
    }
  }

  /** Draws of a kind are the same at every strength. */
  private RandomStream random(Regularizer regularizer, int epoch, int image) {
    return RandomStream.of(seed, regularizer.kind() + " of epoch " + epoch + " image " + image);
  }
}
