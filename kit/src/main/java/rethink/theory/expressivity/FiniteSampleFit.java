package rethink.theory.expressivity;

/**
 * Theorem 1 of the paper as code: for n distinct points in d dimensions and any values, the weights
 * of a two-layer network of rectified linear units that takes these values there.
 *
 * <p>On a line the system A w = y with A_ij = max(x_i - b_j, 0) is triangular, and its rows are
 * prefix sums: O(n log n + nd) time, and O(n + d) memory beside the points.
 *
 * @param placement of thresholds between points
 * @param summation of the units before a point
 * @param seed of the random direction
 */
public record FiniteSampleFit(Placement placement, Summation summation, long seed) {

  /** What keeps rounding small: thresholds at the previous point, sums carried step by step. */
  public static FiniteSampleFit stable() {
    return new FiniteSampleFit(Placement.PREVIOUS, Summation.STEPWISE, 1);
  }

  public FiniteSampleFit with(Placement newPlacement) {
    return new FiniteSampleFit(newPlacement, summation, seed);
  }

  public FiniteSampleFit with(Summation newSummation) {
    return new FiniteSampleFit(placement, newSummation, seed);
  }

  /** On another random direction. */
  public FiniteSampleFit seed(long newSeed) {
    return new FiniteSampleFit(placement, summation, newSeed);
  }

  /** Fits one value to each point: 2n + d weights. */
  public FiniteSampleNet fit(Sample sample, double[] values) {
    return fit(sample, new double[][] {values});
  }

  /**
   * Fits a one to the class of each point and a minus one to the others, one output for each class.
   *
   * @param labels 0..classes-1
   */
  public FiniteSampleNet fit(Sample sample, int[] labels, int classes) {
    double[][] values = new double[classes][labels.length];
    for (int c = 0; c < classes; c++) {
      for (int i = 0; i < labels.length; i++) {
        values[c][i] = labels[i] == c ? 1 : -1;
      }
    }
    return fit(sample, values);
  }

  /**
   * Fits several values to each point; all outputs share direction and thresholds.
   *
   * @param values [output][point]
   * @throws IllegalArgumentException if equal points are to have different values
   */
  public FiniteSampleNet fit(Sample sample, double[][] values) {
    for (double[] output : values) {
      if (output.length != sample.size()) {
        throw new IllegalArgumentException(
            "%d values for %d points; each point needs one"
                .formatted(output.length, sample.size()));
      }
    }
    Projected line = Projected.of(sample, values, seed);
    double[] thresholds = thresholds(line.x());
    double[][] weights = new double[values.length][];
    for (int output = 0; output < values.length; output++) {
      weights[output] = solve(line, thresholds, values[output]);
    }
    return new FiniteSampleNet(line.direction(), thresholds, weights);
  }

  private double[] thresholds(double[] x) {
    double[] thresholds = new double[x.length];
    // One is about the distance from first to last; below a point of 1e16, one is lost in rounding.
    thresholds[0] = Math.min(x[0] - 1, Math.nextDown(x[0]));
    for (int j = 1; j < x.length; j++) {
      thresholds[j] = placement.between(x[j - 1], x[j]);
    }
    return thresholds;
  }

  /** Forward substitution, in which all earlier units are one straight line. */
  private double[] solve(Projected line, double[] thresholds, double[] values) {
    Summation.Pass earlier = summation.start();
    double[] weights = new double[thresholds.length];
    for (int i = 0; i < weights.length; i++) {
      double x = line.x()[i];
      weights[i] = (values[line.points()[i]] - earlier.at(x)) / (x - thresholds[i]);
      earlier.add(weights[i], thresholds[i]);
    }
    return weights;
  }
}
