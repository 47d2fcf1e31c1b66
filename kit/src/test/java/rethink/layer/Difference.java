package rethink.layer;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** How far an array is from another one. */
final class Difference {
  private Difference() {}

  /**
   * The largest difference of two elements as a share of the wanted array's largest element, or of
   * 1 where that is smaller.
   */
  static double between(INDArray found, INDArray wanted) {
    INDArray exact = wanted.castTo(DataType.DOUBLE);
    INDArray difference = found.castTo(DataType.DOUBLE).reshape(wanted.shape()).sub(exact);
    return difference.amaxNumber().doubleValue() / Math.max(1, exact.amaxNumber().doubleValue());
  }
}
