package rethink.plot;

import java.util.Optional;

/**
 * A corner of a plot that no line or band enters.
 *
 * @param right whether it is a right corner
 * @param top whether it is an upper corner
 */
record FreeCorner(boolean right, boolean top) {
  private static final int STEPS_BETWEEN_POINTS = 8;

  /**
   * The first of upper right, lower right, upper left and lower left that is free over a share of
   * the plot's width and height, or none.
   */
  static Optional<FreeCorner> in(Chart chart, double width, double height) {
    for (boolean right : new boolean[] {true, false}) {
      for (boolean top : new boolean[] {true, false}) {
        FreeCorner corner = new FreeCorner(right, top);
        if (corner.isFree(chart, width, height)) {
          return Optional.of(corner);
        }
      }
    }
    return Optional.empty();
  }

  private boolean isFree(Chart chart, double width, double height) {
    Range xs = Range.ofX(chart);
    Range ys = Range.ofY(chart);
    return chart.lines().stream()
            .noneMatch(line -> enters(xs, ys, line.x(), line.y(), width, height))
        && chart.bands().stream()
            .noneMatch(
                band ->
                    enters(xs, ys, band.x(), band.low(), width, height)
                        || enters(xs, ys, band.x(), band.high(), width, height));
  }

  private boolean enters(Range xs, Range ys, double[] x, double[] y, double width, double height) {
    for (int i = 0; i < x.length; i++) {
      int next = Math.min(i + 1, x.length - 1);
      for (int step = 0; step < STEPS_BETWEEN_POINTS; step++) {
        double share = (double) step / STEPS_BETWEEN_POINTS;
        double across = mix(xs.place(x[i]), xs.place(x[next]), share);
        double up = mix(ys.place(y[i]), ys.place(y[next]), share);
        boolean inColumn = right ? across > 1 - width : across < width;
        boolean inRow = top ? up > 1 - height : up < height;
        if (inColumn && inRow) {
          return true;
        }
      }
    }
    return false;
  }

  private static double mix(double from, double to, double share) {
    return from + share * (to - from);
  }
}
