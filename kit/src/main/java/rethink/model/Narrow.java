package rethink.model;

/** Fewer channels than the paper's networks have, for the quick scale. */
final class Narrow {
  private static final int MOST = 32;

  private Narrow() {}

  static void requirePossible(int narrowing) {
    if (narrowing < 1 || narrowing > MOST) {
      throw new IllegalArgumentException(
          "narrowing is %d, wanted 1..%d".formatted(narrowing, MOST));
    }
  }

  /** Channels divided by a factor, rounded up to a multiple of eight, which vectors like. */
  static int channels(int wide, int narrowing) {
    return narrowing == 1 ? wide : (wide + 8 * narrowing - 1) / (8 * narrowing) * 8;
  }
}
