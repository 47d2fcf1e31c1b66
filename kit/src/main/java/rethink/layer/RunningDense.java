package rethink.layer;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs {@link Dense}. */
final class RunningDense extends BaseLayer<Dense> {
  private static final long serialVersionUID = 1L;

  private final transient DenseKernel kernel;
  private final transient Casts casts = new Casts();
  private final transient GradientBelow gradientBelow = new GradientBelow();
  private final transient TransformedWeights weights;

  /**
   * The newest training batch's outputs before the rectifier. Those after it will not do: a dropout
   * above may have written into them.
   */
  private transient INDArray sums;

  RunningDense(NeuralNetConfiguration configuration, DataType type, int index) {
    super(configuration, type);
    setIndex(index);
    kernel = DenseKernel.of(layerConf().precision(), type);
    String name = layerConf().getLayerName();
    weights = layerConf().weights().start(name == null ? "layer" + index : name);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr memory) {
    assertInputSet(false);
    if (training && layerConf().getIDropout() != null) {
      input = casts.to(dataType, input, ArrayType.INPUT, memory);
    }
    applyDropOutIfNecessary(training, memory);
    INDArray rows = rows();
    long[] shape = {rows.size(0), layerConf().getNOut()};
    DataType type = layerConf().precision().activations(dataType);
    INDArray out = memory.createUninitialized(ArrayType.ACTIVATIONS, type, shape, 'c');
    INDArray matrix =
        training
            ? weights.inTraining(params, getIterationCount(), memory)
            : weights.inEvaluation(params, memory);
    kernel.forward(rows, matrix, params.get(DenseParameters.BIAS), out);
    if (!layerConf().rectified()) {
      return out;
    }
    INDArray rectified = out;
    if (training) {
      sums = out;
      rectified = memory.createUninitialized(ArrayType.ACTIVATIONS, type, shape, 'c');
    }
    kernel.rectify(out, rectified);
    return rectified;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr memory) {
    assertInputSet(true);
    INDArray rows = rows();
    INDArray delta = Floats.contiguous(epsilon);
    if (layerConf().rectified()) {
      INDArray open =
          memory.createUninitialized(
              ArrayType.BP_WORKING_MEM, sums.dataType(), epsilon.shape(), 'c');
      kernel.backwardRectify(sums, delta, open);
      delta = open;
    }
    kernel.backwardWeights(
        rows,
        delta,
        gradientViews.get(WeightTransform.WEIGHTS),
        gradientViews.get(DenseParameters.BIAS));
    INDArray below = null;
    if (layerConf().inputGradient()) {
      below = gradientBelow.at(input, dataType, memory);
      kernel.backwardInput(delta, weights.used(), below.reshape('c', rows.shape()));
      below = backpropDropOutIfPresent(below);
    }
    weights.pullBack(params, gradientViews);
    Gradient gradient = new DefaultGradient();
    gradientViews.forEach((name, view) -> gradient.setGradientFor(name, view, 'c'));
    return Pair.of(gradient, below);
  }

  /** The input as a contiguous [batch, in] of the layer's data type. */
  private INDArray rows() {
    long in = layerConf().getNIn();
    boolean fits = input.rank() == 2 || input.rank() == 4;
    if (!fits || input.length() != input.size(0) * in) {
      throw new IllegalArgumentException(
          "layer '%s' got input of shape %s; wanted [batch, %d], or images of that many values"
              .formatted(layerConf().getLayerName(), Arrays.toString(input.shape()), in));
    }
    INDArray values = input.dataType() == DataType.BFLOAT16 ? input : input.castTo(dataType);
    return Floats.contiguous(values).reshape('c', input.size(0), in);
  }

  /** Row by row, as the parameters lie in memory; the superclass would go by columns. */
  @Override
  public void setParams(INDArray vector) {
    if (vector != paramsFlattened) {
      setParams(vector, 'c');
    }
  }

  @Override
  public void clear() {
    super.clear();
    sums = null;
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }
}
