package rethink.layer;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;

import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.cpu.nativecpu.NDArray;

/**
 * New arrays for a layer's gradient at its input. Where that goes to several layers, Deeplearning4j
 * adds their gradients up by {@code addi}; for bfloat16, ND4J's takes ten times as long as
 * oneDNN's.
 */
final class GradientBelow {
  private final Newest<Kernel> sums = new Newest<>();

  /** As large as the input, uninitialised: bfloat16 where that is, else of the layer's type. */
  INDArray at(INDArray input, DataType layer, LayerWorkspaceMgr memory) {
    boolean rounded = input.dataType() == DataType.BFLOAT16;
    INDArray array =
        memory.createUninitialized(
            ArrayType.ACTIVATION_GRAD, rounded ? DataType.BFLOAT16 : layer, input.shape(), 'c');
    return rounded ? new Summed(array) : array;
  }

  private Kernel sum(long[] length) {
    memory.desc values = OneDnn.layout(DataType.BFLOAT16, format_tag.a, length);
    binary.primitive_desc description =
        new binary.primitive_desc(
            new binary.desc(algorithm.binary_add, values, values, values),
            Kernel.attributes(),
            OneDnn.engine());
    return new Kernel(new binary(description), description)
        .takes(DNNL_ARG_SRC_0, values)
        .takes(DNNL_ARG_SRC_1, values)
        .takes(DNNL_ARG_DST, values);
  }

  private final class Summed extends NDArray {
    private static final long serialVersionUID = 1L;

    Summed(INDArray array) {
      super(array.data(), array.shape(), array.stride(), array.offset(), 'c');
    }

    @Override
    public INDArray addi(INDArray other) {
      if (other.dataType() != DataType.BFLOAT16 || other.length() != length()) {
        return super.addi(other);
      }
      sums.of(new long[] {length()}, GradientBelow.this::sum)
          .with(DNNL_ARG_SRC_0, this)
          .with(DNNL_ARG_SRC_1, Floats.contiguous(other))
          .with(DNNL_ARG_DST, this)
          .run();
      return this;
    }
  }
}
