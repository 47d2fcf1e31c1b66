package rethink.plot;

/**
 * One axis of a chart. On a logarithmic axis, values of 0 and less are left out of lines, and bands
 * are cut at the lower end.
 *
 * @param label what is measured, with its unit
 * @param min lower end, or null to take it from the data
 * @param max upper end, or null to take it from the data
 */
public record Axis(String label, boolean log, Double min, Double max) {
  public Axis {
    if (min != null && max != null && !(min < max)) {
      throw new IllegalArgumentException(
          "axis \"%s\" runs from %s to %s; the lower end must be less".formatted(label, min, max));
    }
    if (log && min != null && min <= 0) {
      throw new IllegalArgumentException(
          "logarithmic axis \"%s\" starts at %s; start above 0".formatted(label, min));
    }
  }

  /** A linear axis that fits its data. */
  public static Axis of(String label) {
    return new Axis(label, false, null, null);
  }

  /** A logarithmic axis that fits its data. */
  public static Axis log(String label) {
    return new Axis(label, true, null, null);
  }

  /** The same axis with fixed ends; null leaves an end to the data. */
  public Axis between(Double newMin, Double newMax) {
    return new Axis(label, log, newMin, newMax);
  }

  /** Whether a value has a place on this axis at all. */
  boolean shows(double value) {
    return Double.isFinite(value) && (!log || value > 0);
  }
}
