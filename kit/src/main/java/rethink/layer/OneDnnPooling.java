package rethink.layer;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;
import org.bytedeco.javacpp.BytePointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The quick pooling, for floats and bfloat16 on the CPU. */
final class OneDnnPooling implements ImageKernel {
  private final Pooling pooling;
  private final DataType type;
  private final Newest<Stage> stages = new Newest<>();

  OneDnnPooling(Pooling pooling, DataType type) {
    this.pooling = pooling;
    this.type = type;
  }

  @Override
  public void forward(INDArray x, INDArray y) {
    Stage stage = stages.of(x.shape(), Stage::new);
    stage.chosen(stage.forward).with(DNNL_ARG_SRC, x).with(DNNL_ARG_DST, y).run();
  }

  @Override
  public void backward(INDArray x, INDArray dy, INDArray dx) {
    Stage stage = stages.of(x.shape(), Stage::new);
    stage
        .chosen(stage.backward)
        .with(DNNL_ARG_DIFF_DST, stage.above.enter(dy, Scratch.OUTPUT))
        .with(DNNL_ARG_DIFF_SRC, dx)
        .run();
  }

  /** Operations and memory for one shape of input. */
  private final class Stage {
    final Kernel forward;
    final Kernel backward;

    /** Gradients come as floats from a layer above that computes in floats. */
    final Passage above;

    /** Which value of each window was the largest; null for means. */
    private final BytePointer where;

    Stage(long[] shape) {
      boolean mean = pooling.isMean();
      Window down = along(shape[1]);
      Window across = along(shape[2]);
      long height = down.places(shape[1]);
      long width = across.places(shape[2]);
      long[] window = {down.size(), across.size()};
      long[] before = {down.before(shape[1]), across.before(shape[2])};
      long[] after = {down.after(shape[1]), across.after(shape[2])};
      long[] strides = {down.stride(), across.stride()};
      algorithm kind = mean ? algorithm.pooling_avg_exclude_padding : algorithm.pooling_max;
      memory.desc x = OneDnn.layout(type, format_tag.nhwc, shape[0], shape[3], shape[1], shape[2]);
      memory.desc y = OneDnn.layout(type, format_tag.nhwc, shape[0], shape[3], height, width);
      pooling_forward.primitive_desc forwards =
          new pooling_forward.primitive_desc(
              new pooling_forward.desc(
                  prop_kind.forward_training, kind, x, y, strides, window, before, after),
              Kernel.attributes(),
              OneDnn.engine());
      pooling_backward.primitive_desc backwards =
          new pooling_backward.primitive_desc(
              new pooling_backward.desc(kind, x, y, strides, window, before, after),
              Kernel.attributes(),
              OneDnn.engine(),
              forwards);
      forward =
          new Kernel(new pooling_forward(forwards), forwards)
              .takes(DNNL_ARG_SRC, x)
              .takes(DNNL_ARG_DST, y);
      backward =
          new Kernel(new pooling_backward(backwards), backwards)
              .takes(DNNL_ARG_DIFF_DST, y)
              .takes(DNNL_ARG_DIFF_SRC, x);
      above = new Passage(y);
      where = mean ? null : new BytePointer(forwards.workspace_desc().get_size());
      if (!mean) {
        forward.takes(DNNL_ARG_WORKSPACE, forwards.workspace_desc());
        backward.takes(DNNL_ARG_WORKSPACE, forwards.workspace_desc());
      }
    }

    private Window along(long side) {
      return pooling.isGlobalMean()
          ? new Window(Math.toIntExact(side), 1, false)
          : pooling.window();
    }

    /** The kernel, told where the record of largest values is. */
    Kernel chosen(Kernel kernel) {
      return where == null ? kernel : kernel.with(DNNL_ARG_WORKSPACE, where);
    }
  }
}
