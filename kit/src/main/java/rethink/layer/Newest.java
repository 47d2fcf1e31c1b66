package rethink.layer;

import java.util.Arrays;
import java.util.function.Function;

/**
 * What was prepared for a shape of input. The two newest shapes are kept, because an epoch has two:
 * the full batch and the last one.
 */
final class Newest<T> {
  private long[] shape;
  private T prepared;
  private long[] otherShape;
  private T other;

  /** The thing prepared for this shape, made if it is not there. */
  T of(long[] wanted, Function<long[], T> make) {
    if (!Arrays.equals(wanted, shape)) {
      T found = Arrays.equals(wanted, otherShape) ? other : make.apply(wanted.clone());
      otherShape = shape;
      other = prepared;
      shape = wanted.clone();
      prepared = found;
    }
    return prepared;
  }
}
