package rethink.layer;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The quick convolution, for floats or bfloat16 on the CPU. */
final class OneDnnConvolution implements ConvolutionKernel {
  private final Convolution conv;
  private final DataType type;
  private final Newest<Stage> stages = new Newest<>();

  /** The newest training batch's, for backward. */
  private INDArray mean;

  private INDArray variance;

  /**
   * @param type of images and weights inside
   */
  OneDnnConvolution(Convolution conv, DataType type) {
    this.conv = conv;
    this.type = type;
  }

  @Override
  public void forward(
      INDArray x, INDArray weights, INDArray shift, INDArray mean, INDArray variance, INDArray y) {
    this.mean = mean;
    this.variance = variance;
    stages.of(x.shape(), Stage::new).forward(x, weights, shift, y);
  }

  @Override
  public void infer(
      INDArray x, INDArray weights, INDArray shift, INDArray mean, INDArray variance, INDArray y) {
    stages.of(x.shape(), Stage::new).infer(x, weights, shift, mean, variance, y);
  }

  @Override
  public void backward(
      INDArray x,
      INDArray weights,
      INDArray shift,
      INDArray dy,
      INDArray dx,
      INDArray dWeights,
      INDArray dShift) {
    stages.of(x.shape(), Stage::new).backward(x, weights, shift, dy, dx, dWeights, dShift);
  }

  /** Operations and memory for one shape of input. */
  private final class Stage {
    private final ConvolutionPlan plan;
    private final NormPlan norm;
    private final RectifierPlan rectifier;
    private final Passage input;
    private final Passage output;
    private final Kernel weightsIn;
    private final Kernel weightsInForData;

    /** Null where the gradient is computed as it lies in the network's vector. */
    private final Kernel gradientOut;

    /** Convolution's output before normalisation, or the activations where there is none. */
    private final FloatPointer z;

    private final BytePointer open;

    Stage(long[] shape) {
      plan = new ConvolutionPlan(conv, type, shape[0], shape[1], shape[2]);
      norm = conv.normalized() ? new NormPlan(plan.y, conv.getNOut()) : null;
      rectifier = conv.normalized() ? null : new RectifierPlan(plan.y);
      input = new Passage(plan.x);
      output = new Passage(plan.y);
      memory.desc rows =
          OneDnn.floats(
              format_tag.hwio,
              conv.getNOut(),
              conv.getNIn(),
              conv.vertical().size(),
              conv.horizontal().size());
      weightsIn = Kernel.copy(rows, plan.forwardWeights);
      weightsInForData = Kernel.copy(rows, plan.dataWeights);
      gradientOut =
          plan.weightGradient.equals(rows) ? null : Kernel.copy(plan.weightGradient, rows);
      z = Floats.allocate((plan.y.get_size() + Float.BYTES - 1) / Float.BYTES);
      open = conv.normalized() ? new BytePointer(norm.workspace) : null;
    }

    void forward(INDArray x, INDArray weights, INDArray shift, INDArray y) {
      convolve(x, weights, shift, z);
      if (norm == null) {
        output.leave(z, y);
        return;
      }
      FloatPointer target = output.place(y, Scratch.OUTPUT);
      given(norm.forward, z, shift, mean, variance)
          .with(DNNL_ARG_WORKSPACE, open)
          .with(DNNL_ARG_DST, target)
          .run();
      output.leave(target, y);
    }

    void infer(
        INDArray x, INDArray weights, INDArray shift, INDArray mean, INDArray var, INDArray y) {
      FloatPointer target = output.place(y, Scratch.OUTPUT);
      convolve(x, weights, shift, target);
      if (norm != null) {
        given(norm.infer, target, shift, mean, var).with(DNNL_ARG_DST, target).run();
      }
      output.leave(target, y);
    }

    private void convolve(INDArray x, INDArray weights, INDArray shift, FloatPointer target) {
      FloatPointer w = Scratch.WEIGHTS.floats(plan.forwardWeights.get_size());
      weightsIn.with(DNNL_ARG_FROM, weights).with(DNNL_ARG_TO, w).run();
      plan.forward
          .with(DNNL_ARG_SRC, input.enter(x, Scratch.INPUT))
          .with(DNNL_ARG_WEIGHTS, w)
          .with(DNNL_ARG_DST, target);
      if (norm == null) {
        plan.forward.with(DNNL_ARG_BIAS, shift);
      }
      plan.forward.run();
    }

    void backward(
        INDArray x,
        INDArray weights,
        INDArray shift,
        INDArray dy,
        INDArray dx,
        INDArray dWeights,
        INDArray dShift) {
      FloatPointer dz = Scratch.GRADIENT.floats(plan.y.get_size());
      FloatPointer above = output.enter(dy, Scratch.OUTPUT);
      if (norm == null) {
        rectifier
            .backward
            .with(DNNL_ARG_DST, z)
            .with(DNNL_ARG_DIFF_DST, above)
            .with(DNNL_ARG_DIFF_SRC, dz)
            .run();
        plan.weights.with(DNNL_ARG_DIFF_BIAS, dShift);
      } else {
        given(norm.backward, z, shift, mean, variance)
            .with(DNNL_ARG_WORKSPACE, open)
            .with(DNNL_ARG_DIFF_DST, above)
            .with(DNNL_ARG_DIFF_SRC, dz)
            .with(DNNL_ARG_DIFF_SHIFT, dShift)
            .run();
      }
      FloatPointer dw =
          gradientOut == null
              ? Floats.of(dWeights)
              : Scratch.WEIGHTS.floats(plan.weightGradient.get_size());
      plan.weights
          .with(DNNL_ARG_SRC, input.enter(x, Scratch.INPUT))
          .with(DNNL_ARG_DIFF_DST, dz)
          .with(DNNL_ARG_DIFF_WEIGHTS, dw)
          .run();
      if (gradientOut != null) {
        gradientOut.with(DNNL_ARG_FROM, dw).with(DNNL_ARG_TO, dWeights).run();
      }
      if (dx != null) {
        FloatPointer w = Scratch.WEIGHTS.floats(plan.dataWeights.get_size());
        weightsInForData.with(DNNL_ARG_FROM, weights).with(DNNL_ARG_TO, w).run();
        FloatPointer below = input.place(dx, Scratch.INPUT);
        plan.data
            .with(DNNL_ARG_DIFF_DST, dz)
            .with(DNNL_ARG_WEIGHTS, w)
            .with(DNNL_ARG_DIFF_SRC, below)
            .run();
        input.leave(below, dx);
      }
    }
  }

  /** What all three passes of the normalisation are given. */
  private static Kernel given(
      Kernel pass, FloatPointer source, INDArray shift, INDArray mean, INDArray variance) {
    return pass.with(DNNL_ARG_SRC, source)
        .with(DNNL_ARG_SHIFT, shift)
        .with(DNNL_ARG_MEAN, mean)
        .with(DNNL_ARG_VARIANCE, variance);
  }
}
