package rethink.layer;

import java.util.Collection;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * Deeplearning4j's output layer, x W + b under an activation and a loss, with the matrix products
 * of {@link Dense} and one forward product in a step instead of two. Parameters lie as in
 * Deeplearning4j's: W [in, out] column by column in the network's flat vector, then b [out].
 *
 * <p>Input is [batch, in]; always with a bias.
 */
public final class DenseOutput extends OutputLayer {
  private static final long serialVersionUID = 1L;

  /** For Deeplearning4j's JSON reader. */
  DenseOutput() {}

  private DenseOutput(Builder builder) {
    super(builder);
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType type) {
    if (!hasBias() || getWeightNoise() != null) {
      throw new IllegalArgumentException(
          "layer '%s' got bias %s and weight noise %s; it has a bias and no noise, take OutputLayer"
              .formatted(getLayerName(), hasBias(), getWeightNoise()));
    }
    RunningDenseOutput layer = new RunningDenseOutput(configuration, type, index);
    layer.setListeners(listeners);
    layer.setParamsViewArray(parameters);
    Map<String, INDArray> table = initializer().init(configuration, parameters, initialize);
    layer.setParamTable(table);
    return layer;
  }

  /** Collects the settings; the activation is softmax unless set. */
  public static final class Builder extends OutputLayer.Builder {
    public Builder(ILossFunction loss) {
      super(loss);
    }

    @Override
    @SuppressWarnings("unchecked")
    public DenseOutput build() {
      return new DenseOutput(this);
    }
  }
}
