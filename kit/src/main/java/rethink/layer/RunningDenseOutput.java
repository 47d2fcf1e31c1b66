package rethink.layer;

import static org.deeplearning4j.nn.params.DefaultParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.DefaultParamInitializer.WEIGHT_KEY;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.OutputLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs {@link DenseOutput}. */
final class RunningDenseOutput extends OutputLayer {
  private static final long serialVersionUID = 1L;

  private final transient DenseKernel kernel;
  private final transient Casts casts = new Casts();

  /**
   * Of the newest backward pass, until the score of the same step has used them; in memory of their
   * own, since a pass closes its workspaces.
   */
  private transient INDArray logits;

  RunningDenseOutput(NeuralNetConfiguration configuration, DataType type, int index) {
    super(configuration, type);
    setIndex(index);
    setConf(configuration);
    kernel = DenseKernel.of(Precision.FLOAT32, type);
  }

  @Override
  protected INDArray preOutput(boolean training, LayerWorkspaceMgr memory) {
    assertInputSet(false);
    // Only training opens the memory for inputs, and only there they are needed again.
    ArrayType kind = training ? ArrayType.INPUT : ArrayType.FF_WORKING_MEM;
    input = casts.to(dataType, input, kind, memory);
    applyDropOutIfNecessary(training, memory);
    INDArray rows = rows();
    long[] shape = {rows.size(0), layerConf().getNOut()};
    INDArray out = memory.createUninitialized(ArrayType.ACTIVATIONS, dataType, shape, 'c');
    kernel.forward(rows, params.get(WEIGHT_KEY), params.get(BIAS_KEY), out);
    if (maskArray != null) {
      applyMask(out);
    }
    return out;
  }

  @Override
  protected INDArray preOutput2d(boolean training, LayerWorkspaceMgr memory) {
    INDArray known = training ? logits : null;
    logits = null;
    return known == null ? preOutput(training, memory) : known;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr memory) {
    assertInputSet(true);
    INDArray out = preOutput(true, memory).detach();
    INDArray delta =
        Floats.contiguous(
            layerConf()
                .getLossFn()
                .computeGradient(labels, out, layerConf().getActivationFn(), maskArray));
    logits = out;
    INDArray rows = rows();
    kernel.backwardWeights(rows, delta, gradientViews.get(WEIGHT_KEY), gradientViews.get(BIAS_KEY));
    Gradient gradient = new DefaultGradient();
    gradientViews.forEach((name, view) -> gradient.gradientForVariable().put(name, view));
    INDArray below =
        memory.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, rows.shape(), 'c');
    kernel.backwardInput(delta, params.get(WEIGHT_KEY), below);
    return Pair.of(gradient, backpropDropOutIfPresent(below));
  }

  /** The input as a contiguous [batch, in] of the layer's data type. */
  private INDArray rows() {
    if (input.rank() != 2 || input.size(1) != layerConf().getNIn()) {
      throw new IllegalArgumentException(
          "layer '%s' got input of shape %s; wanted [batch, %d]"
              .formatted(
                  layerConf().getLayerName(),
                  Arrays.toString(input.shape()),
                  layerConf().getNIn()));
    }
    return Floats.contiguous(input.castTo(dataType));
  }

  @Override
  public void setInput(INDArray input, LayerWorkspaceMgr memory) {
    super.setInput(input, memory);
    logits = null;
  }

  @Override
  public void clear() {
    super.clear();
    logits = null;
  }
}
