package rethink.layer;

/**
 * Windows of {@code size} pixels, {@code stride} apart, along one side of an image. Padded ones
 * ("same") begin at every stride-th pixel, with what is missing at the ends made up; others
 * ("valid") lie within the image, and pixels that fill no window are left out.
 */
record Window(int size, int stride, boolean padded) {

  /**
   * How many there are.
   *
   * @throws IllegalArgumentException if not one fits
   */
  long places(long side) {
    if (!padded && side < size) {
      throw new IllegalArgumentException(
          "a side of %d pixels, wanted at least the %d of an unpadded window; give larger images"
              .formatted(side, size));
    }
    return padded ? (side + stride - 1) / stride : (side - size) / stride + 1;
  }

  /** Pixels made up before the image; of an odd number the odd one is behind, as in TensorFlow. */
  long before(long side) {
    return missing(side) / 2;
  }

  /** Pixels made up behind the image. */
  long after(long side) {
    return missing(side) - before(side);
  }

  private long missing(long side) {
    return padded ? Math.max(0, (places(side) - 1) * stride + size - side) : 0;
  }
}
