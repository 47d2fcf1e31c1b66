package rethink.layer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A fully connected layer, x W + b, with a rectifier if asked for (activation RELU; IDENTITY is the
 * default, others are refused), in floats or doubles on any backend.
 *
 * <p>Input is [batch, in], or images of four dimensions, which are flattened in row-major order;
 * output is [batch, out]. Parameters: W [in, out], row by row in the network's flat vector, b
 * [out], and those of the {@link WeightTransform}. Weight decay set for the whole network counts
 * once, not twice as in Deeplearning4j's own layers.
 */
public final class Dense extends FeedForwardLayer {
  private static final long serialVersionUID = 1L;

  @JsonProperty private WeightTransform weights;
  @JsonProperty private boolean inputGradient;
  @JsonProperty private Precision precision = Precision.FLOAT32;

  /** For Deeplearning4j's JSON reader. */
  Dense() {}

  private Dense(Builder builder) {
    super(builder);
    weights = builder.weights;
    inputGradient = builder.inputGradient;
    precision = builder.precision;
    rectified();
    initializeConstraints(builder);
  }

  WeightTransform weights() {
    return weights;
  }

  boolean inputGradient() {
    return inputGradient;
  }

  Precision precision() {
    return precision;
  }

  void setPrecision(Precision other) {
    precision = other;
  }

  /** Whether a rectifier follows; refuses activations that are neither that nor the identity. */
  boolean rectified() {
    if (Activation.RELU.getActivationFunction().equals(getActivationFn())) {
      return true;
    }
    if (Activation.IDENTITY.getActivationFunction().equals(getActivationFn())) {
      return false;
    }
    throw new IllegalArgumentException(
        "layer '%s' got activation %s; it knows RELU and IDENTITY, put others in an ActivationLayer"
            .formatted(getLayerName(), getActivationFn()));
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType type) {
    if (getWeightNoise() != null) {
      throw new IllegalArgumentException(
          "layer '%s' got weight noise %s; it knows weights(new DropConnect(retain, seed))"
              .formatted(getLayerName(), getWeightNoise()));
    }
    RunningDense layer = new RunningDense(configuration, type, index);
    layer.setListeners(listeners);
    layer.setParamsViewArray(parameters);
    layer.setParamTable(initializer().init(configuration, parameters, initialize));
    return layer;
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other)
        && other instanceof Dense that
        && that.weights.equals(weights)
        && that.inputGradient == inputGradient
        && that.precision == precision;
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), weights, inputGradient, precision);
  }

  @Override
  public ParamInitializer initializer() {
    return new DenseParameters();
  }

  @Override
  public InputType getOutputType(int index, InputType input) {
    return InputType.feedForward(getNOut());
  }

  @Override
  public void setNIn(InputType input, boolean override) {
    if (getNIn() <= 0 || override) {
      setNIn(
          switch (input.getType()) {
            case FF, CNN, CNNFlat -> input.arrayElementsPerExample();
            default ->
                throw new IllegalStateException(
                    "layer '%s' got input %s; it wants [batch, in] or images of four dimensions"
                        .formatted(getLayerName(), input));
          });
    }
  }

  /** None: the layer flattens by itself. */
  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType input) {
    return null;
  }

  /**
   * Each once: Deeplearning4j enters weight decay of the whole network twice into a layer's list.
   */
  @Override
  public List<Regularization> getRegularizationByParam(String name) {
    List<Regularization> found = super.getRegularizationByParam(name);
    return found == null ? null : found.stream().distinct().toList();
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType input) {
    InputType output = getOutputType(-1, input);
    long parameters = initializer().numParams(this);
    return new LayerMemoryReport.Builder(getLayerName(), Dense.class, input, output)
        .standardMemory(parameters, parameters)
        .workingMemory(0, 0, 0, 2 * output.arrayElementsPerExample())
        .cacheMemory(Map.of(), Map.of())
        .build();
  }

  /** Collects the settings. */
  public static final class Builder extends FeedForwardLayer.Builder<Builder> {
    private WeightTransform weights = new PlainWeights();
    private boolean inputGradient = true;
    private Precision precision = Precision.FLOAT32;

    public Builder() {
      activation(Activation.IDENTITY);
    }

    /** How the weights in use come from those that are trained; the same ones by default. */
    public Builder weights(WeightTransform transform) {
      weights = transform;
      return this;
    }

    /**
     * False leaves out the gradient at the input, a third of the work, where nothing below can
     * learn; true by default.
     */
    public Builder inputGradient(boolean yes) {
      inputGradient = yes;
      return this;
    }

    /** In what numbers it multiplies; floats by default. */
    public Builder precision(Precision numbers) {
      precision = numbers;
      return this;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Dense build() {
      return new Dense(this);
    }
  }
}
