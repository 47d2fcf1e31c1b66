package rethink.layer;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.inner_product_backward_data;
import org.bytedeco.dnnl.inner_product_backward_weights;
import org.bytedeco.dnnl.inner_product_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The quick way, for floats on the CPU. */
final class OneDnnDense implements DenseKernel {
  private final Newest<Stage> stages = new Newest<>();
  private final Newest<RectifierPlan> rectifiers = new Newest<>();

  @Override
  public void forward(INDArray input, INDArray weights, INDArray bias, INDArray out) {
    at(input.size(0), weights)
        .forward
        .with(DNNL_ARG_SRC, input)
        .with(DNNL_ARG_WEIGHTS, weights)
        .with(DNNL_ARG_BIAS, bias)
        .with(DNNL_ARG_DST, out)
        .run();
  }

  @Override
  public void backwardInput(INDArray delta, INDArray weights, INDArray below) {
    Stage stage = at(delta.size(0), weights);
    FloatPointer turned = Scratch.WEIGHTS.floats(weights.length() * Float.BYTES);
    stage.turn.with(DNNL_ARG_FROM, weights).with(DNNL_ARG_TO, turned).run();
    stage
        .data
        .with(DNNL_ARG_DIFF_DST, delta)
        .with(DNNL_ARG_WEIGHTS, turned)
        .with(DNNL_ARG_DIFF_SRC, below)
        .run();
  }

  @Override
  public void backwardWeights(INDArray input, INDArray delta, INDArray gradient, INDArray bias) {
    at(input.size(0), gradient)
        .weights
        .with(DNNL_ARG_SRC, input)
        .with(DNNL_ARG_DIFF_DST, delta)
        .with(DNNL_ARG_DIFF_WEIGHTS, gradient)
        .with(DNNL_ARG_DIFF_BIAS, bias)
        .run();
  }

  @Override
  public void rectify(INDArray sums, INDArray out) {
    rectifier(sums).forward.with(DNNL_ARG_SRC, sums).with(DNNL_ARG_DST, out).run();
  }

  @Override
  public void backwardRectify(INDArray sums, INDArray above, INDArray below) {
    rectifier(sums)
        .backward
        .with(DNNL_ARG_DST, sums)
        .with(DNNL_ARG_DIFF_DST, above)
        .with(DNNL_ARG_DIFF_SRC, below)
        .run();
  }

  private RectifierPlan rectifier(INDArray sums) {
    return rectifiers.of(
        sums.shape(), shape -> new RectifierPlan(OneDnn.floats(format_tag.ab, shape)));
  }

  private Stage at(long batch, INDArray weights) {
    return stages.of(
        new long[] {batch, weights.size(0), weights.size(1), weights.ordering()}, Stage::new);
  }

  /** Operations for one shape of batch. */
  private static final class Stage {
    final Kernel forward;
    final Kernel data;
    final Kernel weights;

    /** Columns become rows, in which the product with the transposed weights is twice as quick. */
    final Kernel turn;

    Stage(long[] shape) {
      long batch = shape[0];
      long in = shape[1];
      long out = shape[2];
      memory.desc x = OneDnn.floats(format_tag.ab, batch, in);
      memory.desc y = OneDnn.floats(format_tag.ab, batch, out);
      // oneDNN's weights are [out, in]; "ba" puts them as [in, out], "ab" turns them.
      memory.desc w = OneDnn.floats(shape[3] == 'f' ? format_tag.ab : format_tag.ba, out, in);
      memory.desc turned = OneDnn.floats(format_tag.ab, out, in);
      memory.desc b = OneDnn.floats(format_tag.a, out);
      turn = Kernel.copy(w, turned);
      inner_product_forward.primitive_desc forwards =
          new inner_product_forward.primitive_desc(
              new inner_product_forward.desc(prop_kind.forward_training, x, w, b, y),
              Kernel.attributes(),
              OneDnn.engine());
      forward =
          new Kernel(new inner_product_forward(forwards), forwards)
              .takes(DNNL_ARG_SRC, x)
              .takes(DNNL_ARG_WEIGHTS, w)
              .takes(DNNL_ARG_BIAS, b)
              .takes(DNNL_ARG_DST, y);
      inner_product_backward_data.primitive_desc datas =
          new inner_product_backward_data.primitive_desc(
              new inner_product_backward_data.desc(x, turned, y),
              Kernel.attributes(),
              OneDnn.engine(),
              forwards);
      data =
          new Kernel(new inner_product_backward_data(datas), datas)
              .takes(DNNL_ARG_DIFF_DST, y)
              .takes(DNNL_ARG_WEIGHTS, turned)
              .takes(DNNL_ARG_DIFF_SRC, x);
      inner_product_backward_weights.primitive_desc gradients =
          new inner_product_backward_weights.primitive_desc(
              new inner_product_backward_weights.desc(x, w, b, y),
              Kernel.attributes(),
              OneDnn.engine(),
              forwards);
      weights =
          new Kernel(new inner_product_backward_weights(gradients), gradients)
              .takes(DNNL_ARG_SRC, x)
              .takes(DNNL_ARG_DIFF_DST, y)
              .takes(DNNL_ARG_DIFF_WEIGHTS, w)
              .takes(DNNL_ARG_DIFF_BIAS, b);
    }
  }
}
