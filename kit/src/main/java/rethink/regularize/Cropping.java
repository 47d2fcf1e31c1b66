package rethink.regularize;

import rethink.data.RandomStream;
import rethink.data.Shape;

/** Shows a random piece of each original training image instead of its centre. */
public interface Cropping extends Regularizer {

  /**
   * Cuts a piece out; both hold channel after channel, row after row, on the scale 0..255.
   *
   * @param random numbers for this image in this epoch, and for this kind alone
   */
  void cut(float[] original, Shape from, float[] piece, Shape to, RandomStream random);

  /** Refuses originals that are no larger than the pieces. */
  default void requireFit(Shape original, Shape piece) {
    boolean larger = original.height() > piece.height() || original.width() > piece.width();
    if (!larger) {
      throw new IllegalArgumentException(
          "images are %s, wanted larger ones for \"%s\" of %s; leave it out"
              .formatted(original, name(), piece));
    }
  }
}
