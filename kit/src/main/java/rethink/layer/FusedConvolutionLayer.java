package rethink.layer;

import java.lang.ref.Reference;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Conv2D;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Conv2DDerivative;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Runs {@link FusedConvolution}: the convolution by ND4J's operation (oneDNN where that is loaded),
 * normalisation and rectifier by plain loops over the channels' planes, which the JIT compiler
 * turns into vector code.
 */
final class FusedConvolutionLayer extends BaseLayer<FusedConvolution> {
  private static final long serialVersionUID = 1L;

  /** What the backward pass needs of the newest training batch; reused from batch to batch. */
  private transient ChannelNorm norm;

  FusedConvolutionLayer(NeuralNetConfiguration configuration) {
    super(configuration, DataType.FLOAT);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr memory) {
    assertInputSet(false);
    FusedConvolution conv = layerConf();
    long[] shape = {
      input.size(0),
      conv.getNOut(),
      FusedConvolution.ceilDivide(input.size(2), conv.stride()),
      FusedConvolution.ceilDivide(input.size(3), conv.stride())
    };
    INDArray out = memory.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, shape, 'c');
    run(
        new Conv2D(),
        new INDArray[] {Floats.contiguous(input), params.get("W"), params.get("b")},
        new INDArray[] {out});
    if (norm == null) {
      norm = new ChannelNorm((int) conv.getNOut(), conv.normalized());
    }
    if (training) {
      norm.forward(Floats.of(out), (int) shape[0], (int) (shape[2] * shape[3]));
    } else {
      norm.infer(
          Floats.of(out),
          (int) shape[0],
          (int) (shape[2] * shape[3]),
          conv.normalized() ? params.get("mean").toFloatVector() : null,
          conv.normalized() ? params.get("var").toFloatVector() : null);
    }
    return out;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr memory) {
    assertInputSet(true);
    INDArray delta =
        memory.createUninitialized(ArrayType.BP_WORKING_MEM, DataType.FLOAT, epsilon.shape(), 'c');
    INDArray rows = Floats.contiguous(epsilon);
    norm.backward(Floats.of(rows), Floats.of(delta));
    // A copy is freed once nothing refers to it; its address alone does not.
    Reference.reachabilityFence(rows);
    INDArray below =
        memory.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, input.shape(), 'c');
    run(
        new Conv2DDerivative(),
        new INDArray[] {Floats.contiguous(input), params.get("W"), params.get("b"), delta},
        new INDArray[] {below, gradientViews.get("W"), gradientViews.get("b")});
    Gradient gradient = new DefaultGradient();
    gradient.setGradientFor("W", gradientViews.get("W"), 'c');
    gradient.setGradientFor("b", gradientViews.get("b"));
    if (layerConf().normalized()) {
      gradient.setGradientFor("mean", towards("mean", norm.mean()));
      gradient.setGradientFor("var", towards("var", norm.variance()));
    }
    return new Pair<>(gradient, below);
  }

  /** The "gradient" that moves a running statistic a tenth of the way to the newest batch's. */
  private INDArray towards(String name, float[] newest) {
    return gradientViews
        .get(name)
        .assign(params.get(name))
        .subi(Nd4j.createFromArray(newest))
        .muli(1 - FusedConvolution.DECAY);
  }

  /** Statistics are no sums over the batch. */
  @Override
  public boolean updaterDivideByMinibatch(String name) {
    return !FusedConvolutionParameters.isStatistic(name);
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArray(
      INDArray mask, MaskState state, int minibatch) {
    return Pair.of(mask, state);
  }

  private void run(DynamicCustomOp operation, INDArray[] in, INDArray[] out) {
    FusedConvolution conv = layerConf();
    try (OpContext context = Nd4j.getExecutioner().buildContext()) {
      // kernel, stride, padding, dilation (each height, width), 1 = same, 0 = NCHW, 1 = weights
      // [out, in, h, w]
      context.setIArguments(
          conv.kernel(), conv.kernel(), conv.stride(), conv.stride(), 0, 0, 1, 1, 1, 0, 1);
      context.setInputArrays(in);
      context.setOutputArrays(out);
      Nd4j.exec(operation, context);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("could not release the operation's context", e);
    }
  }
}
