package rethink.theory.complexity;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How far a network's output for the label is above the largest of the others, on each training
 * image; ascending, in the units of the outputs.
 */
public record Margins(double[] values) {

  public Margins {
    values = values.clone();
    Arrays.sort(values);
  }

  /** Those of outputs of [points, classes]. */
  static Margins of(INDArray outputs, int[] labels) {
    double[][] z = outputs.toDoubleMatrix();
    double[] margins = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      double other = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < z[i].length; k++) {
        other = k == labels[i] ? other : Math.max(other, z[i][k]);
      }
      margins[i] = z[i][labels[i]] - other;
    }
    return new Margins(margins);
  }

  /** In units of something positive. */
  public Margins dividedBy(double unit) {
    return new Margins(Arrays.stream(values).map(value -> value / unit).toArray());
  }

  /** The share of the images whose margin is at most this. */
  public double shareUpTo(double margin) {
    return Arrays.stream(values).filter(value -> value <= margin).count() / (double) values.length;
  }

  /** The smallest margin that at least this share of the images does not exceed. */
  public double quantile(double share) {
    return values[Math.max(0, (int) Math.ceil(share * values.length) - 1)];
  }
}
