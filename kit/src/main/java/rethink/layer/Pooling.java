package rethink.layer;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.NoParamLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Pooling of [batch, height, width, channels]: the largest of each window, or the mean of the whole
 * image, which gives [batch, channels]. Windows are padded as in {@link Convolution}; padding takes
 * no part in the maximum.
 */
public final class Pooling extends NoParamLayer {
  private static final long serialVersionUID = 1L;

  /** Side of the window in pixels; 0 stands for the mean of the whole image. */
  @JsonProperty private int window;

  @JsonProperty private int stride;

  /** For Deeplearning4j's JSON reader. */
  Pooling() {}

  private Pooling(int window, int stride) {
    this.window = window;
    this.stride = stride;
  }

  /** The largest value of each square window, windows {@code stride} pixels apart. */
  public static Pooling max(int window, int stride) {
    if (window < 1 || stride < 1) {
      throw new IllegalArgumentException(
          "max-pooling of %d pixels, stride %d; both must be at least 1".formatted(window, stride));
    }
    return new Pooling(window, stride);
  }

  /** The mean of each channel over the whole image. */
  public static Pooling globalMean() {
    return new Pooling(0, 1);
  }

  boolean isGlobalMean() {
    return window == 0;
  }

  int window() {
    return window;
  }

  int stride() {
    return stride;
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other)
        && other instanceof Pooling that
        && that.window == window
        && that.stride == stride;
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), window, stride);
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType type) {
    RunningPooling layer = new RunningPooling(configuration, type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamTable(initializer().init(configuration, parameters, initialize));
    return layer;
  }

  @Override
  public InputType getOutputType(int index, InputType input) {
    InputType.InputTypeConvolutional images = Images.of(input, getLayerName());
    return isGlobalMean()
        ? InputType.feedForward(images.getChannels())
        : InputType.convolutional(
            Convolution.ceilDivide(images.getHeight(), stride),
            Convolution.ceilDivide(images.getWidth(), stride),
            images.getChannels(),
            CNN2DFormat.NHWC);
  }

  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType input) {
    return null;
  }

  @Override
  public IUpdater getUpdaterByParam(String name) {
    return null;
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType input) {
    return new LayerMemoryReport.Builder(
            getLayerName(), Pooling.class, input, getOutputType(-1, input))
        .standardMemory(0, 0)
        .workingMemory(0, 0, 0, 0)
        .cacheMemory(Map.of(), Map.of())
        .build();
  }
}
