package rethink.layer;

import java.lang.ref.Reference;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner.ExecutionerType;
import org.nd4j.linalg.api.shape.Shape;
import org.nd4j.linalg.factory.Nd4j;

/** The memory under arrays of floats, for loops in Java. */
public final class Floats {
  private static final int ALIGNMENT = 64;

  private Floats() {}

  /**
   * A new row-major array, filled at once where ND4J would call for each value.
   *
   * @throws IllegalArgumentException if there are more or fewer values than the shape has places
   */
  public static INDArray array(float[] values, long... shape) {
    long places = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    if (places != values.length) {
      throw new IllegalArgumentException(
          "%d values for an array of shape %s; wanted %d"
              .formatted(values.length, Arrays.toString(shape), places));
    }
    if (!inReach(DataType.FLOAT)) {
      return Nd4j.create(values, shape, 'c');
    }
    INDArray array = Nd4j.createUninitialized(DataType.FLOAT, shape, 'c');
    // Through a buffer the values are copied once, through the pointer itself twice.
    of(array).asBuffer().put(values);
    Reference.reachabilityFence(array);
    return array;
  }

  /** Whether arrays of this type lie in the processor's own memory, as floats. */
  public static boolean inReach(DataType type) {
    return type == DataType.FLOAT && Nd4j.getExecutioner().type() == ExecutionerType.NATIVE_CPU;
  }

  /** The array itself if its values lie in row-major order without gaps, else such a copy. */
  static INDArray contiguous(INDArray array) {
    return array.ordering() == 'c' && Shape.hasDefaultStridesForShape(array)
        ? array
        : array.dup('c');
  }

  /** New memory, uninitialised, at an address that suits the widest vector instructions. */
  static FloatPointer allocate(long count) {
    FloatPointer place = new FloatPointer(count + ALIGNMENT / Float.BYTES);
    long past = place.address() % ALIGNMENT;
    FloatPointer aligned = past == 0 ? place : place.getPointer((ALIGNMENT - past) / Float.BYTES);
    // A copy from here takes all up to the capacity.
    return aligned.capacity(count);
  }

  /**
   * The values of a contiguous array, by address: valid only while something else refers to the
   * array.
   */
  public static FloatPointer of(INDArray array) {
    return new FloatPointer(array.data().addressPointer()).capacity(array.length());
  }
}
