package rethink.theory.complexity;

import java.util.Arrays;

/**
 * An expectation, estimated by the mean of independent draws.
 *
 * @param standardError of the mean: sample standard deviation over the root of the draws
 */
public record Estimate(double mean, double standardError, int draws) {

  /** At least two draws. */
  public static Estimate of(double... values) {
    if (values.length < 2) {
      throw new IllegalArgumentException(
          "%d draws; a standard error needs at least 2".formatted(values.length));
    }
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    double variance = squares / (values.length - 1);
    return new Estimate(mean, Math.sqrt(variance / values.length), values.length);
  }
}
