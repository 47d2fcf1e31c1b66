package rethink.theory.kernel;

/**
 * What an exact solve for {@code points} images needs, and how it is cut into tiles.
 *
 * @param targets right-hand sides
 * @param operationsPerValue multiplications and additions behind one value of the kernel
 * @param kernelBytes what the kernel holds of the images
 */
record SolveSize(int points, int targets, long operationsPerValue, long kernelBytes) {
  /** A multiple of the vector width, and no power of two, which would strain the caches. */
  private static final int LARGEST_TILE = 1008;

  private static final int SMALLEST_TILE = 48;

  /** Vectors of conjugate gradients, and sums of each thread. */
  private static final int VECTORS = 10;

  /** Blocks and what goes with them, for each thread. */
  private static final long SCRATCH = 40_000_000;

  /** Small problems have small tiles, so that there is work for all threads. */
  int tile() {
    int sixteenth = points / 16 / SMALLEST_TILE * SMALLEST_TILE;
    return Math.max(SMALLEST_TILE, Math.min(LARGEST_TILE, sixteenth));
  }

  long factorBytes() {
    return Float.BYTES * LowerTriangle.floats(points, tile());
  }

  long otherBytes() {
    long workers = Tickets.workers();
    return Double.BYTES * (long) points * targets * (VECTORS + workers) + workers * SCRATCH;
  }

  long bytes() {
    return factorBytes() + kernelBytes + otherBytes();
  }

  /** Multiplications and additions of the Gram matrix, its factor and one substitution. */
  double operations() {
    double n = points;
    return n * n * n / 3 + n * n * operationsPerValue + 4 * n * n * targets;
  }

  /**
   * @throws IllegalArgumentException if the memory left is less than that
   */
  void requireMemory(long available) {
    if (bytes() > available) {
      throw new IllegalArgumentException(
          ("%,d points need %s for the factor, %s for the kernel and %s besides, together %s, but"
                  + " %s of memory may be used; %,d points would fit")
              .formatted(
                  points,
                  gib(factorBytes()),
                  gib(kernelBytes),
                  gib(otherBytes()),
                  gib(bytes()),
                  gib(available),
                  most(available)));
    }
  }

  /** The largest number of points, in hundreds, that fits. */
  private int most(long available) {
    int n = points;
    while (n > 0 && first(n).bytes() > available) {
      n = (n - 1) / 100 * 100;
    }
    return n;
  }

  /** Of fewer images, for which the kernel holds the less. */
  private SolveSize first(int n) {
    return new SolveSize(n, targets, operationsPerValue, kernelBytes / points * n);
  }

  private static String gib(long bytes) {
    return "%.1f GiB".formatted((double) bytes / (1L << 30));
  }
}
