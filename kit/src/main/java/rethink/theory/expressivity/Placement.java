package rethink.theory.expressivity;

/**
 * Where the threshold of a unit lies between the projections of two neighbours (Theorem 1 wants b_1
 * &lt; x_1 &lt; b_2 &lt; x_2 ...; b_j = x_(j-1) serves as well).
 */
public enum Placement {
  /** At the previous point: the sum is piecewise-linear interpolation along the direction. */
  PREVIOUS("at the previous point", 0),
  /** Half-way, the plain reading of the paper's proof: slopes no longer decay. */
  MIDPOINT("half-way", 0.5),
  /** Past half-way: slopes triple from point to point. */
  LATE("three quarters of the way", 0.75);

  private final String title;
  private final double share;

  Placement(String title, double share) {
    this.title = title;
    this.share = share;
  }

  /** The threshold between two neighbours, at least {@code left} and less than {@code right}. */
  double between(double left, double right) {
    double threshold = left + share * (right - left);
    // Neighbours that are one rounding apart leave no room between them.
    return threshold < right ? threshold : left;
  }

  /** For legends and tables. */
  public String title() {
    return title;
  }
}
