package rethink.layer;

import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Runs {@link Convolution} in a network. */
final class RunningConvolution extends BaseLayer<Convolution> {
  private static final long serialVersionUID = 1L;

  private final transient Casts casts = new Casts();
  private final transient GradientBelow gradientBelow = new GradientBelow();
  private transient ConvolutionKernel kernel;

  /** Statistics of the newest training batch, [out]. */
  private transient INDArray mean;

  private transient INDArray variance;

  RunningConvolution(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr memory) {
    assertInputSet(false);
    Convolution conv = layerConf();
    prepare();
    if (training && conv.getIDropout() != null) {
      input = casts.to(dataType, input, ArrayType.INPUT, memory);
    }
    applyDropOutIfNecessary(training, memory);
    INDArray x = Floats.contiguous(input);
    INDArray out =
        memory.createUninitialized(
            ArrayType.ACTIVATIONS,
            conv.precision().activations(dataType),
            conv.outputShape(x.shape()),
            'c');
    if (training) {
      kernel.forward(x, params.get("W"), params.get("b"), mean, variance, out);
    } else {
      kernel.infer(x, params.get("W"), params.get("b"), params.get("mean"), params.get("var"), out);
    }
    return out;
  }

  private void prepare() {
    if (kernel != null) {
      return;
    }
    kernel = ConvolutionKernel.of(layerConf(), dataType);
    if (layerConf().normalized()) {
      try (MemoryWorkspace outside = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
        mean = Nd4j.create(dataType, layerConf().getNOut());
        variance = Nd4j.create(dataType, layerConf().getNOut());
      }
    }
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr memory) {
    assertInputSet(true);
    INDArray below = layerConf().inputGradient() ? gradientBelow.at(input, dataType, memory) : null;
    kernel.backward(
        Floats.contiguous(input),
        params.get("W"),
        params.get("b"),
        Floats.contiguous(epsilon),
        below,
        gradientViews.get("W"),
        gradientViews.get("b"));
    Gradient gradient = new DefaultGradient();
    gradient.setGradientFor("W", gradientViews.get("W"), 'c');
    gradient.setGradientFor("b", gradientViews.get("b"));
    if (layerConf().normalized()) {
      gradient.setGradientFor("mean", towards("mean", mean));
      gradient.setGradientFor("var", towards("var", variance));
    }
    return new Pair<>(gradient, below == null ? null : backpropDropOutIfPresent(below));
  }

  /** The "gradient" that moves a running statistic a tenth of the way to the newest batch's. */
  private INDArray towards(String name, INDArray newest) {
    return gradientViews
        .get(name)
        .assign(params.get(name))
        .subi(newest)
        .muli(1 - Convolution.DECAY);
  }

  /** Row by row, as the parameters lie in memory; the superclass would go by columns. */
  @Override
  public void setParams(INDArray vector) {
    if (vector != paramsFlattened) {
      setParams(vector, 'c');
    }
  }

  /** Statistics are no sums over the batch. */
  @Override
  public boolean updaterDivideByMinibatch(String name) {
    return !ConvolutionParameters.isStatistic(name);
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
}
