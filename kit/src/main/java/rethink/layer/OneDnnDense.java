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
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The quick way, for floats or bfloat16 on the CPU. */
final class OneDnnDense implements DenseKernel {
  private final DataType type;
  private final Newest<Stage> stages = new Newest<>();
  private final Newest<Rectifier> rectifiers = new Newest<>();

  /**
   * @param type of rows and weights inside
   */
  OneDnnDense(DataType type) {
    this.type = type;
  }

  @Override
  public void forward(INDArray input, INDArray weights, INDArray bias, INDArray out) {
    Stage stage = at(input.size(0), weights);
    FloatPointer target = stage.y.place(out, Scratch.OUTPUT);
    stage
        .forward
        .with(DNNL_ARG_SRC, stage.x.enter(input, Scratch.INPUT))
        .with(DNNL_ARG_WEIGHTS, copied(stage.weightsIn, weights))
        .with(DNNL_ARG_BIAS, bias)
        .with(DNNL_ARG_DST, target)
        .run();
    stage.y.leave(target, out);
  }

  @Override
  public void backwardInput(INDArray delta, INDArray weights, INDArray below) {
    Stage stage = at(delta.size(0), weights);
    FloatPointer target = stage.x.place(below, Scratch.INPUT);
    stage
        .data
        .with(DNNL_ARG_DIFF_DST, stage.y.enter(delta, Scratch.OUTPUT))
        .with(DNNL_ARG_WEIGHTS, copied(stage.turn, weights))
        .with(DNNL_ARG_DIFF_SRC, target)
        .run();
    stage.x.leave(target, below);
  }

  private static FloatPointer copied(Kernel copy, INDArray weights) {
    if (copy == null) {
      return Floats.of(weights);
    }
    FloatPointer place = Scratch.WEIGHTS.floats(copy.size(DNNL_ARG_TO));
    copy.with(DNNL_ARG_FROM, weights).with(DNNL_ARG_TO, place).run();
    return place;
  }

  @Override
  public void backwardWeights(INDArray input, INDArray delta, INDArray gradient, INDArray bias) {
    Stage stage = at(input.size(0), gradient);
    stage
        .weights
        .with(DNNL_ARG_SRC, stage.x.enter(input, Scratch.INPUT))
        .with(DNNL_ARG_DIFF_DST, stage.y.enter(delta, Scratch.OUTPUT))
        .with(DNNL_ARG_DIFF_WEIGHTS, gradient)
        .with(DNNL_ARG_DIFF_BIAS, bias)
        .run();
  }

  @Override
  public void rectify(INDArray sums, INDArray out) {
    rectifier(sums).plan.forward.with(DNNL_ARG_SRC, sums).with(DNNL_ARG_DST, out).run();
  }

  @Override
  public void backwardRectify(INDArray sums, INDArray above, INDArray below) {
    Rectifier rectifier = rectifier(sums);
    rectifier
        .plan
        .backward
        .with(DNNL_ARG_DST, sums)
        .with(DNNL_ARG_DIFF_DST, rectifier.rows.enter(above, Scratch.OUTPUT))
        .with(DNNL_ARG_DIFF_SRC, below)
        .run();
  }

  private record Rectifier(RectifierPlan plan, Passage rows) {}

  private Rectifier rectifier(INDArray sums) {
    return rectifiers.of(
        sums.shape(),
        shape -> {
          memory.desc rows = OneDnn.layout(type, format_tag.ab, shape);
          return new Rectifier(new RectifierPlan(rows), new Passage(rows));
        });
  }

  private Stage at(long batch, INDArray weights) {
    return stages.of(
        new long[] {batch, weights.size(0), weights.size(1), weights.ordering()},
        shape -> new Stage(type, shape));
  }

  /** Operations for one shape of batch. */
  private static final class Stage {
    final Kernel forward;
    final Kernel data;
    final Kernel weights;

    /** Null where weights are taken as they lie. */
    final Kernel weightsIn;

    /** Columns become rows, in which the product with the transposed weights is twice as quick. */
    final Kernel turn;

    final Passage x;
    final Passage y;

    Stage(DataType type, long[] shape) {
      long batch = shape[0];
      long in = shape[1];
      long out = shape[2];
      memory.desc below = OneDnn.layout(type, format_tag.ab, batch, in);
      memory.desc above = OneDnn.layout(type, format_tag.ab, batch, out);
      // oneDNN's weights are [out, in]; "ba" puts them as [in, out], "ab" turns them.
      memory.desc w = OneDnn.floats(shape[3] == 'f' ? format_tag.ab : format_tag.ba, out, in);
      boolean floats = type == DataType.FLOAT;
      memory.desc taken = floats ? w : OneDnn.layout(type, format_tag.any, out, in);
      memory.desc turned = OneDnn.layout(type, floats ? format_tag.ab : format_tag.any, out, in);
      memory.desc b = OneDnn.floats(format_tag.a, out);
      inner_product_forward.primitive_desc forwards =
          new inner_product_forward.primitive_desc(
              new inner_product_forward.desc(prop_kind.forward_training, below, taken, b, above),
              Kernel.attributes(),
              OneDnn.engine());
      forward =
          new Kernel(new inner_product_forward(forwards), forwards)
              .takes(DNNL_ARG_SRC, below)
              .takes(DNNL_ARG_WEIGHTS, forwards.weights_desc())
              .takes(DNNL_ARG_BIAS, b)
              .takes(DNNL_ARG_DST, above);
      weightsIn =
          forwards.weights_desc().equals(w) ? null : Kernel.copy(w, forwards.weights_desc());
      inner_product_backward_data.primitive_desc datas =
          new inner_product_backward_data.primitive_desc(
              new inner_product_backward_data.desc(below, turned, above),
              Kernel.attributes(),
              OneDnn.engine(),
              forwards);
      data =
          new Kernel(new inner_product_backward_data(datas), datas)
              .takes(DNNL_ARG_DIFF_DST, above)
              .takes(DNNL_ARG_WEIGHTS, datas.weights_desc())
              .takes(DNNL_ARG_DIFF_SRC, below);
      turn = Kernel.copy(w, datas.weights_desc());
      inner_product_backward_weights.primitive_desc gradients =
          new inner_product_backward_weights.primitive_desc(
              new inner_product_backward_weights.desc(below, w, b, above),
              Kernel.attributes(),
              OneDnn.engine(),
              forwards);
      weights =
          new Kernel(new inner_product_backward_weights(gradients), gradients)
              .takes(DNNL_ARG_SRC, below)
              .takes(DNNL_ARG_DIFF_DST, above)
              .takes(DNNL_ARG_DIFF_WEIGHTS, w)
              .takes(DNNL_ARG_DIFF_BIAS, b);
      x = new Passage(below);
      y = new Passage(above);
    }
  }
}
