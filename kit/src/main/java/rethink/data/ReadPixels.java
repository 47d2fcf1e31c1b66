package rethink.data;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Pixels of some neighbouring images of a source, read when they are asked for.
 *
 * @param from place of the first image in the source
 * @param order of the values of the image at a place in the source, null for that of the source
 */
record ReadPixels(ImageSource source, int from, int images, int size, IntFunction<int[]> order)
    implements Pixels {

  /** All images of a source, of so many values each. */
  ReadPixels(ImageSource source, int size) {
    this(source, 0, source.images(), size, null);
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
    byte[] values = new byte[size];
    copyBytes(image, values);
    for (int i = 0; i < size; i++) {
      target[offset + i] = values[i] & 0xFF;
    }
  }

  @Override
  public void copyBytes(int image, byte[] target) {
    byte[] values = source.read(from + image);
    int[] places = order == null ? null : order.apply(from + image);
    for (int i = 0; i < size; i++) {
      target[i] = values[places == null ? i : places[i]];
    }
  }

  /** Says which images are asked for next, so that they may be read meanwhile. */
  void expect(int[] next) {
    source.expect(Arrays.stream(next).map(image -> from + image).toArray());
  }

  @Override
  public Pixels between(int first, int end) {
    return new ReadPixels(source, from + first, end - first, size, order);
  }

  /** Orders are drawn again for each image that is read, so that none has to be kept. */
  @Override
  public Pixels rearranged(IntFunction<int[]> next) {
    IntFunction<int[]> ofPlace = place -> next.apply(place - from);
    return new ReadPixels(
        source,
        from,
        images,
        next.apply(0).length,
        order == null ? ofPlace : place -> composed(place, ofPlace.apply(place)));
  }

  private int[] composed(int place, int[] next) {
    int[] before = order.apply(place);
    int[] both = new int[next.length];
    for (int i = 0; i < next.length; i++) {
      both[i] = before[next[i]];
    }
    return both;
  }
}
