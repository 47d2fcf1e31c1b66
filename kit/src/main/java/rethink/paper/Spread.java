package rethink.paper;

import java.util.Arrays;

/**
 * A number measured over several seeds: mean and sample standard deviation; NaN if any seed has
 * none.
 */
public record Spread(double mean, double deviation, int seeds) {
  public static final String NOT_REACHED = "not reached";

  public static Spread of(double... values) {
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return new Spread(
        mean, values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1)), values.length);
  }

  public Spread dividedBy(double unit) {
    return new Spread(mean / unit, deviation / unit, seeds);
  }

  /** Mean ± deviation, each in this format; "not reached" without a number. */
  public String toString(String format) {
    if (Double.isNaN(mean)) {
      return NOT_REACHED;
    }
    return seeds < 2
        ? format.formatted(mean)
        : (format + " ± " + format).formatted(mean, deviation);
  }
}
