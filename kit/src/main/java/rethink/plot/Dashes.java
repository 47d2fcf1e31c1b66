package rethink.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * A curve cut into dashes of even length on the picture. XChart strokes each segment by itself, so
 * that its own dash patterns vanish where points lie close together.
 *
 * @param y not a number between one dash and the next
 */
record Dashes(double[] x, double[] y) {
  private static final double DASH = 9;
  private static final double PERIOD = 16;

  /** Cuts a line; width and height are those of the plot in logical pixels. */
  static Dashes of(Line line, Range xs, Range ys, double width, double height) {
    List<double[]> points = new ArrayList<>();
    double[] x = line.x();
    double[] y = line.y();
    double walked = 0;
    for (int i = 1; i < x.length; i++) {
      double fromX = xs.place(x[i - 1]);
      double fromY = ys.place(y[i - 1]);
      double toX = xs.place(x[i]);
      double toY = ys.place(y[i]);
      double length = Math.hypot((toX - fromX) * width, (toY - fromY) * height);
      if (!Double.isFinite(length)) {
        walked = 0;
        continue;
      }
      for (double at = 0; at < length; ) {
        double phase = walked % PERIOD;
        boolean drawn = phase < DASH;
        double step = Math.min(length - at, (drawn ? DASH : PERIOD) - phase);
        if (drawn) {
          for (double end : new double[] {at / length, (at + step) / length}) {
            points.add(
                new double[] {
                  xs.value(fromX + end * (toX - fromX)), ys.value(fromY + end * (toY - fromY))
                });
          }
          points.add(new double[] {x[i], Double.NaN});
        }
        // Never less than a hair, so that rounding cannot stop the walk.
        at += Math.max(step, 1e-6);
        walked += Math.max(step, 1e-6);
      }
    }
    return new Dashes(
        points.stream().mapToDouble(point -> point[0]).toArray(),
        points.stream().mapToDouble(point -> point[1]).toArray());
  }
}
