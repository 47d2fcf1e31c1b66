package rethink.plot;

/**
 * The spread around the line with the same key. Immutable: arrays are copied in and out.
 *
 * @param low lower edge, same length as {@code x}
 * @param high upper edge, same length as {@code x}
 */
public record Band(String key, double[] x, double[] low, double[] high) {
  public Band {
    if (x.length != low.length || x.length != high.length) {
      throw new IllegalArgumentException(
          "band \"%s\" has %d x values, %d low and %d high; each point needs all three"
              .formatted(key, x.length, low.length, high.length));
    }
    x = x.clone();
    low = low.clone();
    high = high.clone();
  }

  @Override
  public double[] x() {
    return x.clone();
  }

  @Override
  public double[] low() {
    return low.clone();
  }

  @Override
  public double[] high() {
    return high.clone();
  }
}
