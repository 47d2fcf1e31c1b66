package rethink.layer;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;

import java.util.EnumMap;
import java.util.Map;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The way between row-major arrays, [batch, height, width, channels] or [batch, units] of floats or
 * bfloat16, and a layer's inner layout; where both are the same, nothing is copied.
 */
final class Passage {
  private final memory.desc inner;
  private final Map<DataType, Copies> copies = new EnumMap<>(DataType.class);

  /** Both null where nothing has to be copied. */
  private record Copies(Kernel in, Kernel out) {}

  Passage(memory.desc inner) {
    this.inner = inner;
  }

  private Copies between(INDArray array) {
    return copies.computeIfAbsent(
        array.dataType(),
        type -> {
          long[] dimensions = new long[inner.data().ndims()];
          inner.dims().get(dimensions);
          memory.desc rows =
              OneDnn.layout(
                  type, dimensions.length == 4 ? format_tag.nhwc : format_tag.ab, dimensions);
          return rows.equals(inner)
              ? new Copies(null, null)
              : new Copies(Kernel.copy(rows, inner), Kernel.copy(inner, rows));
        });
  }

  /** The array's values in the inner layout. */
  FloatPointer enter(INDArray array, Scratch scratch) {
    FloatPointer place = place(array, scratch);
    Kernel in = between(array).in();
    if (in != null) {
      in.with(DNNL_ARG_FROM, array).with(DNNL_ARG_TO, place).run();
    }
    return place;
  }

  /** Where to compute what the array shall hold: the array itself or scratch memory. */
  FloatPointer place(INDArray array, Scratch scratch) {
    return between(array).in() == null ? Floats.of(array) : scratch.floats(inner.get_size());
  }

  /** Brings computed values to the array, unless they are there already. */
  void leave(FloatPointer values, INDArray array) {
    Kernel out = between(array).out();
    if (out != null) {
      out.with(DNNL_ARG_FROM, values).with(DNNL_ARG_TO, array).run();
    } else if (values.address() != Floats.of(array).address()) {
      Pointer.memcpy(Floats.of(array), values, inner.get_size());
    }
  }
}
