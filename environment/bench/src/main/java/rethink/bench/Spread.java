package rethink.bench;

import java.util.Arrays;
import java.util.Map;

/** The median of measurements and the quartiles around it, interpolated between neighbours. */
record Spread(double lower, double median, double upper) {

  static Spread of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("a spread of no measurements; wanted at least one");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Spread(quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75));
  }

  /** Puts the median under a name and the quartiles under that name with a suffix. */
  void into(Map<String, Object> fields, String name) {
    fields.put(name, median);
    fields.put(name + "LowerQuartile", lower);
    fields.put(name + "UpperQuartile", upper);
  }

  private static double quantile(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
