package rethink.theory.expressivity;

import java.util.Arrays;
import java.util.Comparator;
import rethink.data.RandomStream;
import rethink.progress.Interruption;

/**
 * Points on a line: their projections on a random direction, sorted, each once.
 *
 * @param direction scaled by a power of two, so that the projections spread over about one
 * @param points which point of the sample each projection belongs to, in ascending order of
 *     projections; of equal points the first
 * @param x projections, strictly ascending
 */
record Projected(double[] direction, int[] points, double[] x) {
  private static final int MOST_DIRECTIONS = 8;

  /**
   * Looks for a direction on which different points differ; almost every one will do.
   *
   * @param targets of each point; equal points with equal targets count once
   */
  static Projected of(Sample sample, double[][] targets, long seed) {
    for (int attempt = 1; attempt <= MOST_DIRECTIONS; attempt++) {
      double[] direction = random(sample.dimension(), seed, attempt);
      double[] x = scaled(sample, direction);
      int[] order = order(x);
      int kept = 1;
      for (int i = 1; i < order.length && kept > 0; i++) {
        int before = order[kept - 1];
        if (x[order[i]] > x[before]) {
          order[kept++] = order[i];
        } else if (Arrays.equals(sample.point(order[i]), sample.point(before))) {
          checkEqual(targets, before, order[i]);
        } else {
          kept = 0;
        }
      }
      if (kept > 0) {
        int[] points = Arrays.copyOf(order, kept);
        return new Projected(
            direction, points, Arrays.stream(points).mapToDouble(p -> x[p]).toArray());
      }
    }
    throw new IllegalArgumentException(
        "different points fall together on each of %d random directions; they differ by less than rounding: move them apart or subtract what they share"
            .formatted(MOST_DIRECTIONS));
  }

  /** The projections of any points on a direction, each summed in the same order. */
  static double[] project(Sample sample, double[] direction) {
    double[] x = new double[sample.size()];
    double[] point = new double[direction.length];
    for (int i = 0; i < x.length; i++) {
      Interruption.check();
      sample.read(i, point);
      double sum = 0;
      for (int k = 0; k < point.length; k++) {
        sum += direction[k] * point[k];
      }
      x[i] = sum;
    }
    return x;
  }

  static int[] order(double[] x) {
    Integer[] order = new Integer[x.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> x[i]));
    return Arrays.stream(order).mapToInt(i -> i).toArray();
  }

  private static double[] random(int dimension, long seed, int attempt) {
    RandomStream random = RandomStream.of(seed, "direction " + attempt);
    double[] direction = new double[dimension];
    for (int k = 0; k < dimension; k++) {
      direction[k] = random.nextGaussian();
    }
    return direction;
  }

  /** Scales the direction in place, and returns the projections on it. */
  private static double[] scaled(Sample sample, double[] direction) {
    double[] x = project(sample, direction);
    double low = Arrays.stream(x).min().orElseThrow();
    double high = Arrays.stream(x).max().orElseThrow();
    double size = high > low ? high - low : Math.abs(high);
    if (!Double.isFinite(size)) {
      throw new IllegalArgumentException(
          "projections run from %s to %s; the coordinates must be finite and their products with a random direction, too"
              .formatted(low, high));
    }
    // By a power of two nothing is rounded. A first threshold one below the first point is then a
    // good one.
    int power = size == 0 ? 0 : -Math.getExponent(size);
    for (int k = 0; k < direction.length; k++) {
      direction[k] = Math.scalb(direction[k], power);
    }
    return project(sample, direction);
  }

  private static void checkEqual(double[][] targets, int a, int b) {
    for (double[] target : targets) {
      if (target[a] != target[b]) {
        throw new IllegalArgumentException(
            "points %d and %d are equal, but one is to have the value %s and the other %s; no function does that: drop one of them"
                .formatted(
                    Math.min(a, b),
                    Math.max(a, b),
                    target[Math.min(a, b)],
                    target[Math.max(a, b)]));
      }
    }
  }
}
