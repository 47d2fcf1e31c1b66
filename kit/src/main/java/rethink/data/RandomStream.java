package rethink.data;

/**
 * A stream of random numbers that is the same on every machine and JDK: SplitMix64 (Steele, Lea and
 * Flood, OOPSLA 2014) with every derived quantity defined here.
 *
 * <p>Streams for different purposes of one seed are told apart by name, so that drawing more of one
 * never shifts another. Not thread-safe.
 */
public final class RandomStream {
  private long state;

  private RandomStream(long state) {
    this.state = state;
  }

  /** The stream for one purpose ("labels", "order of epoch 3", ...) of an experiment's seed. */
  public static RandomStream of(long seed, String purpose) {
    long state = mix(seed + 0x9E3779B97F4A7C15L);
    for (int i = 0; i < purpose.length(); i++) {
      state = mix((state ^ purpose.charAt(i)) + 0x9E3779B97F4A7C15L);
    }
    return new RandomStream(state);
  }

  /** All 64 bits uniform. */
  public long nextLong() {
    return mix(state += 0x9E3779B97F4A7C15L);
  }

  /** Uniform in [0, 1), 53 bits. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** Uniform in [0, bound), without bias. */
  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound is " + bound + ", wanted at least 1");
    }
    long limit = Long.MAX_VALUE - Long.MAX_VALUE % bound;
    long drawn;
    do {
      drawn = nextLong() >>> 1;
    } while (drawn >= limit);
    return (int) (drawn % bound);
  }

  /** Standard normal, by the Box-Muller transform in strict arithmetic. */
  public double nextGaussian() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
    return radius * StrictMath.cos(2 * StrictMath.PI * nextDouble());
  }

  /** A uniform permutation of 0..n-1 (Fisher-Yates). */
  public int[] permutation(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
