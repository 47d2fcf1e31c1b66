package rethink.layer;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;

import org.bytedeco.dnnl.memory.format_tag;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Conversions of arrays of bfloat16, by oneDNN: ND4J's own take twenty times as long. */
final class Casts {
  private final Newest<Kernel> copies = new Newest<>();

  /** The array itself where it is of the type, else a row-major copy. */
  INDArray to(DataType type, INDArray array, ArrayType kind, LayerWorkspaceMgr memory) {
    if (array.dataType() == type) {
      return array;
    }
    if (!OneDnn.serves(array.dataType()) || !OneDnn.serves(type)) {
      return array.castTo(type);
    }
    INDArray converted = memory.createUninitialized(kind, type, array.shape(), 'c');
    copy(Floats.contiguous(array), converted);
    return converted;
  }

  /** Values from one row-major array to another of floats or bfloat16, of equal length. */
  void copy(INDArray from, INDArray to) {
    copies
        .of(
            new long[] {from.length(), from.dataType().ordinal(), to.dataType().ordinal()},
            key ->
                Kernel.copy(
                    OneDnn.layout(from.dataType(), format_tag.a, from.length()),
                    OneDnn.layout(to.dataType(), format_tag.a, to.length())))
        .with(DNNL_ARG_FROM, from)
        .with(DNNL_ARG_TO, to)
        .run();
  }
}
