package rethink.layer;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The way between arrays of [batch, height, width, channels] and a layer's inner layout; where both
 * are the same, nothing is copied.
 */
final class Passage {
  private final memory.desc inner;
  private final Kernel in;
  private final Kernel out;

  Passage(memory.desc inner) {
    this.inner = inner;
    long[] dimensions = new long[4];
    inner.dims().get(dimensions);
    memory.desc rows = OneDnn.floats(format_tag.nhwc, dimensions);
    boolean same = rows.equals(inner);
    in = same ? null : Kernel.copy(rows, inner);
    out = same ? null : Kernel.copy(inner, rows);
  }

  /** The array's values in the inner layout. */
  FloatPointer enter(INDArray array, Scratch scratch) {
    FloatPointer place = place(array, scratch);
    if (in != null) {
      in.with(DNNL_ARG_FROM, array).with(DNNL_ARG_TO, place).run();
    }
    return place;
  }

  /** Where to compute what the array shall hold: the array itself or scratch memory. */
  FloatPointer place(INDArray array, Scratch scratch) {
    return in == null ? Floats.of(array) : scratch.floats(inner.get_size());
  }

  /** Brings computed values to the array, unless they are there already. */
  void leave(FloatPointer values, INDArray array) {
    if (out != null) {
      out.with(DNNL_ARG_FROM, values).with(DNNL_ARG_TO, array).run();
    } else if (values.address() != Floats.of(array).address()) {
      Floats.of(array).put(values);
    }
  }
}
