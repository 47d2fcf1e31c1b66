package rethink.layer;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;

/** The memory under arrays of floats, for loops in Java. */
final class Floats {
  private Floats() {}

  /** The array itself if its values lie in row-major order without gaps, else such a copy. */
  static INDArray contiguous(INDArray array) {
    return array.ordering() == 'c' && Shape.hasDefaultStridesForShape(array)
        ? array
        : array.dup('c');
  }

  /**
   * The values of a contiguous array, by address: valid only while something else refers to the
   * array.
   */
  static FloatPointer of(INDArray array) {
    return new FloatPointer(array.data().addressPointer()).capacity(array.length());
  }
}
