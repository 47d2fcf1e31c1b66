package rethink.theory.linear;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_dgemm;

import java.util.Arrays;
import rethink.data.RandomStream;
import rethink.layer.Natives;

/**
 * The hidden layer of a network that is never trained: max(0, &lt;v_k, x&gt;) for Gaussian v_k.
 * Least squares on them is the network of Belkin, Hsu, Ma and Mandal (PNAS 2019) in which width can
 * be swept and everything solved exactly.
 *
 * @param directions v_k, row by row: [features][dimension]
 */
public record RandomReluFeatures(double[][] directions) {

  /** Directions with entries from a standard normal; the first ones are those of fewer features. */
  public static RandomReluFeatures draw(int features, int dimension, long seed) {
    RandomStream random = RandomStream.of(seed, "random features");
    double[][] directions = new double[features][dimension];
    for (double[] direction : directions) {
      Arrays.setAll(direction, i -> random.nextGaussian());
    }
    return new RandomReluFeatures(directions);
  }

  /** The features of some points, [n][dimension]: [n][features]. */
  public double[][] of(double[][] points) {
    Natives.load();
    int dimension = directions[0].length;
    double[] sums = new double[points.length * directions.length];
    cblas_dgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasTrans,
        points.length,
        directions.length,
        dimension,
        1,
        flat(points),
        dimension,
        flat(directions),
        dimension,
        0,
        sums,
        directions.length);
    double[][] features = new double[points.length][];
    for (int i = 0; i < points.length; i++) {
      features[i] = Arrays.copyOfRange(sums, i * directions.length, (i + 1) * directions.length);
      for (int k = 0; k < directions.length; k++) {
        features[i][k] = Math.max(0, features[i][k]);
      }
    }
    return features;
  }

  private static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }
}
