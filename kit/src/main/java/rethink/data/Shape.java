package rethink.data;

/** The shape of one image: height and width in pixels, number of channels. */
public record Shape(int height, int width, int channels) {
  public Shape {
    if (height < 1 || width < 1 || channels < 1) {
      throw new IllegalArgumentException(
          "shape is %dx%dx%d, wanted every side at least 1".formatted(height, width, channels));
    }
  }

  /** Values in one image. */
  public int size() {
    return height * width * channels;
  }

  /** Pixels in one channel. */
  public int area() {
    return height * width;
  }

  @Override
  public String toString() {
    return height + "x" + width + "x" + channels;
  }
}
