package rethink.theory;

import java.util.Arrays;
import rethink.data.RandomStream;

/** Rows of normal values made for tests. */
public final class GaussianRows {
  private GaussianRows() {}

  public static double[][] of(int n, int d, long seed) {
    RandomStream random = RandomStream.of(seed, "gaussian");
    double[][] rows = new double[n][d];
    for (double[] row : rows) {
      Arrays.setAll(row, k -> random.nextGaussian());
    }
    return rows;
  }
}
