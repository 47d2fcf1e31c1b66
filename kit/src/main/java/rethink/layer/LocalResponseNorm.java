package rethink.layer;

import java.util.Objects;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Local response normalisation across channels (Krizhevsky et al. 2012): y = x / (1 + alpha * sum
 * of x^2 over the {@code radius} channels on each side and itself)^0.75. Input and output are
 * [batch, height, width, channels]; no parameters.
 *
 * <p>Replaces Deeplearning4j's layer, whose backward pass uses a wrong formula and takes two thirds
 * of a training step.
 */
public final class LocalResponseNorm extends ImageLayer {
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
  ImageKernel kernel(DataType type) {
    if (type == DataType.BFLOAT16) {
      return new FloatResponse(new LoopedResponse(this));
    }
    return Floats.inReach(type) ? new LoopedResponse(this) : new Nd4jResponse(this);
  }

  @Override
  long[] outputShape(long[] images) {
    return images;
  }

  @Override
  public InputType getOutputType(int index, InputType input) {
    return Images.of(input, getLayerName());
  }
}
