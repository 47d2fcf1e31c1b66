package rethink.model;

/** How wide the layers of a narrower network are. */
final class Width {
  private static final int VECTOR = 8;

  private Width() {}

  static void check(int narrowing) {
    if (narrowing < 1 || narrowing > 32) {
      throw new IllegalArgumentException("narrowing is " + narrowing + ", wanted 1..32");
    }
  }

  /** A number of channels or units divided, and rounded up to whole vectors of eight. */
  static int of(int full, int narrowing) {
    return narrowing == 1 ? full : (full + VECTOR * narrowing - 1) / (VECTOR * narrowing) * VECTOR;
  }
}
