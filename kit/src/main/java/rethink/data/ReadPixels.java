package rethink.data;

import java.util.function.IntFunction;

/**
 * Pixels of the first images of a source, read when they are asked for.
 *
 * @param order of each image's values, null for that of the source
 */
record ReadPixels(ImageSource source, int images, int size, IntFunction<int[]> order)
    implements Pixels {

  /** All images of a source, of so many values each. */
  ReadPixels(ImageSource source, int size) {
    this(source, source.images(), size, null);
  }

  @Override
  public boolean areBytes() {
    return true;
  }

  @Override
  public int values(int image) {
    return size;
  }

  @Override
  public void copy(int image, float[] target, int offset) {
    byte[] values = source.read(image);
    int[] from = order == null ? null : order.apply(image);
    for (int i = 0; i < size; i++) {
      target[offset + i] = values[from == null ? i : from[i]] & 0xFF;
    }
  }

  @Override
  public Pixels first(int n) {
    return new ReadPixels(source, n, size, order);
  }

  /** Orders are drawn again for each image that is read, so that none has to be kept. */
  @Override
  public Pixels rearranged(IntFunction<int[]> next) {
    int values = next.apply(0).length;
    if (order == null) {
      return new ReadPixels(source, images, values, next);
    }
    return new ReadPixels(source, images, values, image -> composed(image, next.apply(image)));
  }

  private int[] composed(int image, int[] next) {
    int[] before = order.apply(image);
    int[] both = new int[next.length];
    for (int i = 0; i < next.length; i++) {
      both[i] = before[next[i]];
    }
    return both;
  }
}
