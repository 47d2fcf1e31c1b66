package rethink.regularize;

import rethink.data.RandomStream;
import rethink.data.Shape;

/** A random change of a training image that leaves its size. */
public interface Distortion extends Regularizer {

  /**
   * Changes one image in place.
   *
   * @param planes channel after channel, row after row, on the scale 0..255
   * @param random numbers for this image in this epoch, and for this kind of distortion alone
   */
  void distort(float[] planes, Shape shape, RandomStream random);

  /** Refuses images that it cannot change. */
  default void requireFit(Shape shape) {}
}
