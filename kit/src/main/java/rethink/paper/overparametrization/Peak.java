package rethink.paper.overparametrization;

/**
 * The bump in the middle of a curve, which double descent has and a curve that falls or rises
 * throughout has not.
 *
 * @param at position of its top
 * @param height of the top over the lowest point before it and over the last point, whichever is
 *     higher; not above 0 where there is no bump
 */
record Peak(int at, double height) {

  /** The highest bump of at least three values. */
  static Peak of(double[] curve) {
    if (curve.length < 3) {
      throw new IllegalArgumentException(
          "a curve of %d points, wanted at least 3".formatted(curve.length));
    }
    double last = curve[curve.length - 1];
    double lowest = curve[0];
    Peak highest = new Peak(0, Double.NEGATIVE_INFINITY);
    for (int i = 1; i < curve.length - 1; i++) {
      double height = curve[i] - Math.max(lowest, last);
      if (height > highest.height) {
        highest = new Peak(i, height);
      }
      lowest = Math.min(lowest, curve[i]);
    }
    return highest;
  }
}
