package rethink.layer;

import java.util.Objects;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Pooling of [batch, height, width, channels]: the largest of each window, or the mean of the whole
 * image, which gives [batch, channels]. Windows are padded as in {@link Convolution}; padding takes
 * no part in the maximum.
 */
public final class Pooling extends ImageLayer {
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
  ImageKernel kernel(DataType type) {
    return OneDnn.serves(type) ? new OneDnnPooling(this) : new Nd4jPooling(this);
  }

  @Override
  long[] outputShape(long[] images) {
    return isGlobalMean()
        ? new long[] {images[0], images[3]}
        : new long[] {
          images[0],
          Convolution.ceilDivide(images[1], stride),
          Convolution.ceilDivide(images[2], stride),
          images[3]
        };
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
}
