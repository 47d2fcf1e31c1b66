package rethink.layer;

import java.util.Objects;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Pooling of [batch, height, width, channels]: the largest or the mean of each window, or the mean
 * of the whole image, which gives [batch, channels]. Windows are padded as in {@link Convolution}
 * unless {@link #unpadded}; padding takes no part in maximum and mean.
 */
public final class Pooling extends ImageLayer {
  private static final long serialVersionUID = 1L;

  /** Side of the window in pixels; 0 stands for the mean of the whole image. */
  @JsonProperty private int window;

  @JsonProperty private int stride;
  @JsonProperty private boolean padded;

  /** Whether a window gives its mean, not its maximum. */
  @JsonProperty private boolean mean;

  /** For Deeplearning4j's JSON reader. */
  Pooling() {}

  private Pooling(int window, int stride, boolean padded, boolean mean) {
    this.window = window;
    this.stride = stride;
    this.padded = padded;
    this.mean = mean;
  }

  /** The largest value of each square window, windows {@code stride} pixels apart. */
  public static Pooling max(int window, int stride) {
    requirePossible("max", window, stride);
    return new Pooling(window, stride, true, false);
  }

  /** The mean of each square window, windows {@code stride} pixels apart. */
  public static Pooling mean(int window, int stride) {
    requirePossible("mean", window, stride);
    return new Pooling(window, stride, true, true);
  }

  /** The mean of each channel over the whole image. */
  public static Pooling globalMean() {
    return new Pooling(0, 1, true, true);
  }

  /** The same with windows within the image only ("valid" padding), so with a smaller output. */
  public Pooling unpadded() {
    return new Pooling(window, stride, false, mean);
  }

  private static void requirePossible(String kind, int window, int stride) {
    if (window < 1 || stride < 1) {
      throw new IllegalArgumentException(
          "%s-pooling of %d pixels, stride %d; both must be at least 1"
              .formatted(kind, window, stride));
    }
  }

  boolean isGlobalMean() {
    return window == 0;
  }

  boolean isMean() {
    return mean;
  }

  /** The window's way along either side of an image. */
  Window window() {
    return new Window(window, stride, padded);
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other)
        && other instanceof Pooling that
        && that.window().equals(window())
        && that.mean == mean;
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), window(), mean);
  }

  @Override
  ImageKernel kernel(DataType type) {
    return OneDnn.serves(type) ? new OneDnnPooling(this, type) : new Nd4jPooling(this);
  }

  @Override
  long[] outputShape(long[] images) {
    return isGlobalMean()
        ? new long[] {images[0], images[3]}
        : new long[] {images[0], window().places(images[1]), window().places(images[2]), images[3]};
  }

  @Override
  public InputType getOutputType(int index, InputType input) {
    InputType.InputTypeConvolutional images = Images.of(input, getLayerName());
    return isGlobalMean()
        ? InputType.feedForward(images.getChannels())
        : InputType.convolutional(
            window().places(images.getHeight()),
            window().places(images.getWidth()),
            images.getChannels(),
            CNN2DFormat.NHWC);
  }
}
