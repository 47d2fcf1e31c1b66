package rethink.plot;

import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The stretch of an axis that is drawn: as asked for, or what the data need. */
record Range(double min, double max, boolean log) {
  /** Data that begin this close to 0, as a share of their largest value, show the 0 too. */
  private static final double NEAR_ZERO = 0.4;

  static Range ofX(Chart chart) {
    return of(chart.x(), chart, line -> line.x(), band -> Stream.of(band.x()));
  }

  static Range ofY(Chart chart) {
    return of(chart.y(), chart, line -> line.y(), band -> Stream.of(band.low(), band.high()));
  }

  private static Range of(
      Axis axis,
      Chart chart,
      Function<Line, double[]> ofLine,
      Function<Band, Stream<double[]>> ofBand) {
    Stream<double[]> arrays =
        Stream.concat(chart.lines().stream().map(ofLine), chart.bands().stream().flatMap(ofBand));
    double[] shown = arrays.flatMapToDouble(DoubleStream::of).filter(axis::shows).toArray();
    double least = DoubleStream.of(shown).min().orElse(axis.log() ? 0.1 : 0);
    double most = DoubleStream.of(shown).max().orElse(1);
    if (!axis.log() && least > 0 && least < NEAR_ZERO * most) {
      least = 0;
    }
    double min = axis.min() != null ? axis.min() : least;
    double max = axis.max() != null ? axis.max() : most;
    if (min >= max) {
      // One value only, or an asked-for end beyond the data: open the other side.
      double room = axis.log() ? min * 9 : Math.max(1e-3, Math.abs(min) * 0.1);
      max = min + room;
    }
    return new Range(min, max, axis.log());
  }

  /** Where a value lies: 0 at the lower end, 1 at the upper. */
  double place(double value) {
    return log ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
  }

  /** The value at a place. */
  double value(double place) {
    return log ? min * Math.pow(max / min, place) : min + place * (max - min);
  }
}
