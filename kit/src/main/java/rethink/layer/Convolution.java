package rethink.layer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Convolution, then (if asked) batch normalisation, then one shift per channel and a rectifier: the
 * module the small Inception is made of (paper, Figure 3), in one layer.
 *
 * <p>Input and output are [batch, height, width, channels] ("NHWC"), floats or doubles; padding is
 * "same", output sides are input sides divided by the stride, rounded up, unless {@link
 * Builder#unpadded}. Parameters: W [kernel height, kernel width, in, out], the shift b [out] and,
 * when normalised, the running mean and var [out], which are not trained; they travel as gradients,
 * as Deeplearning4j wants it, so that gradient clipping, which would falsify them, is refused.
 * Normalisation has no scale of its own, as only so the paper's count of parameters (1,649,402 with
 * and without it) comes out.
 */
public final class Convolution extends FeedForwardLayer {
  private static final long serialVersionUID = 1L;

  /** Share of the old running statistics that one step keeps. */
  static final double DECAY = 0.9;

  /** Added to the variance before its root is taken. */
  static final double EPSILON = 1e-5;

  @JsonProperty private int kernelHeight;
  @JsonProperty private int kernelWidth;
  @JsonProperty private int stride;
  @JsonProperty private boolean padded;
  @JsonProperty private boolean normalized;
  @JsonProperty private boolean inputGradient;
  @JsonProperty private Precision precision = Precision.FLOAT32;

  /** For Deeplearning4j's JSON reader. */
  Convolution() {}

  private Convolution(Builder builder) {
    super(builder);
    kernelHeight = builder.height;
    kernelWidth = builder.width;
    stride = builder.stride;
    padded = builder.padded;
    normalized = builder.normalized;
    inputGradient = builder.inputGradient;
    precision = builder.precision;
  }

  /** The kernel's way down an image. */
  Window vertical() {
    return new Window(kernelHeight, stride, padded);
  }

  /** The kernel's way across an image. */
  Window horizontal() {
    return new Window(kernelWidth, stride, padded);
  }

  /** Pixels of the kernel. */
  int area() {
    return kernelHeight * kernelWidth;
  }

  int stride() {
    return stride;
  }

  /** The shape of the output for images of [batch, height, width, channels]. */
  long[] outputShape(long[] images) {
    return new long[] {
      images[0], vertical().places(images[1]), horizontal().places(images[2]), getNOut()
    };
  }

  boolean normalized() {
    return normalized;
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

  @Override
  public Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType type) {
    if (!Activation.RELU.getActivationFunction().equals(getActivationFn())) {
      throw new IllegalArgumentException(
          "layer '%s' got activation %s; its rectifier is built in, leave the activation out"
              .formatted(getLayerName(), getActivationFn()));
    }
    if (getWeightNoise() != null) {
      throw new IllegalArgumentException(
          "layer '%s' got weight noise %s; convolutions take none"
              .formatted(getLayerName(), getWeightNoise()));
    }
    if (normalized
        && getGradientNormalization() != null
        && getGradientNormalization() != GradientNormalization.None) {
      throw new IllegalArgumentException(
          "layer '%s' got gradient normalisation %s, which would falsify its running statistics; leave it out"
              .formatted(getLayerName(), getGradientNormalization()));
    }
    RunningConvolution layer = new RunningConvolution(configuration, type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    layer.setParamTable(initializer().init(configuration, parameters, initialize));
    layer.setConf(configuration);
    return layer;
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other)
        && other instanceof Convolution that
        && that.vertical().equals(vertical())
        && that.horizontal().equals(horizontal())
        && that.normalized == normalized
        && that.inputGradient == inputGradient
        && that.precision == precision;
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        super.hashCode(), vertical(), horizontal(), normalized, inputGradient, precision);
  }

  @Override
  public ParamInitializer initializer() {
    return new ConvolutionParameters();
  }

  @Override
  public InputType getOutputType(int index, InputType input) {
    InputType.InputTypeConvolutional images = images(input);
    return InputType.convolutional(
        vertical().places(images.getHeight()),
        horizontal().places(images.getWidth()),
        getNOut(),
        CNN2DFormat.NHWC);
  }

  @Override
  public void setNIn(InputType input, boolean override) {
    if (getNIn() <= 0 || override) {
      setNIn(images(input).getChannels());
    }
  }

  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType input) {
    return null;
  }

  /** Running statistics are replaced, not stepped: they bypass the optimiser. */
  @Override
  public IUpdater getUpdaterByParam(String name) {
    return ConvolutionParameters.isStatistic(name) ? new NoOp() : super.getUpdaterByParam(name);
  }

  /** Each once: Deeplearning4j enters weight decay of the whole network twice. */
  @Override
  public List<Regularization> getRegularizationByParam(String name) {
    List<Regularization> found = super.getRegularizationByParam(name);
    return found == null ? null : found.stream().distinct().toList();
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType input) {
    InputType output = getOutputType(-1, input);
    long parameters = initializer().numParams(this);
    return new LayerMemoryReport.Builder(getLayerName(), Convolution.class, input, output)
        .standardMemory(parameters, parameters)
        .workingMemory(0, 0, 0, 2 * output.arrayElementsPerExample())
        .cacheMemory(Map.of(), Map.of())
        .build();
  }

  private InputType.InputTypeConvolutional images(InputType input) {
    return Images.of(input, getLayerName());
  }

  /** Collects the settings. */
  public static final class Builder extends FeedForwardLayer.Builder<Builder> {
    private final int height;
    private final int width;
    private int stride = 1;
    private boolean padded = true;
    private boolean normalized;
    private boolean inputGradient = true;
    private Precision precision = Precision.FLOAT32;

    /** A square kernel of so many pixels a side. */
    public Builder(int kernel) {
      this(kernel, kernel);
    }

    /** A kernel of so many pixels down and across. */
    public Builder(int height, int width) {
      this.height = height;
      this.width = width;
      activation(Activation.RELU);
    }

    /** Pixels between outputs; 1 by default. */
    public Builder stride(int pixels) {
      stride = pixels;
      return this;
    }

    /** Lays kernels within the image only ("valid" padding), which makes the output smaller. */
    public Builder unpadded() {
      padded = false;
      return this;
    }

    /** Normalises each channel over the batch before the rectifier. */
    public Builder normalized(boolean yes) {
      normalized = yes;
      return this;
    }

    /** False saves the gradient at the input, which nobody needs in the first layer. */
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
    public Convolution build() {
      if (height < 1 || width < 1 || stride < 1) {
        throw new IllegalArgumentException(
            "convolution with a kernel of %dx%d pixels, stride %d; all must be at least 1"
                .formatted(height, width, stride));
      }
      return new Convolution(this);
    }
  }
}
