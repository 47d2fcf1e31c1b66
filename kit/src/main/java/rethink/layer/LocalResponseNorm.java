package rethink.layer;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
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
 * Local response normalisation across channels (Krizhevsky et al. 2012): y = x / (1 + alpha * sum
 * of x^2 over the {@code radius} channels on each side and itself)^0.75. Input and output are
 * [batch, height, width, channels]; no parameters.
 *
 * <p>Replaces Deeplearning4j's layer, whose backward pass uses a wrong formula and takes two thirds
 * of a training step.
 */
public final class LocalResponseNorm extends NoParamLayer {
  private static final long serialVersionUID = 1L;

  static final double BETA = 0.75;

  @JsonProperty private int radius;
  @JsonProperty private double alpha;

  /** For Deeplearning4j's JSON reader. */
  LocalResponseNorm() {}

  /**
   * @param radius channels on each side
   * @param alpha weight of one channel's square (not divided by the window's size)
   */
  public LocalResponseNorm(int radius, double alpha) {
    this.radius = radius;
    this.alpha = alpha;
  }

  int radius() {
    return radius;
  }

  double alpha() {
    return alpha;
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other)
        && other instanceof LocalResponseNorm that
        && that.radius == radius
        && that.alpha == alpha;
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), radius, alpha);
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType type) {
    RunningResponseNorm layer = new RunningResponseNorm(configuration, type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamTable(initializer().init(configuration, parameters, initialize));
    return layer;
  }

  @Override
  public InputType getOutputType(int index, InputType input) {
    return Images.of(input, getLayerName());
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
    return new LayerMemoryReport.Builder(getLayerName(), LocalResponseNorm.class, input, input)
        .standardMemory(0, 0)
        .workingMemory(0, 0, 0, input.arrayElementsPerExample())
        .cacheMemory(Map.of(), Map.of())
        .build();
  }
}
