package rethink.plot;

/**
 * One curve of a chart. Immutable: arrays are copied in and out.
 *
 * @param key what is drawn, such as "random-labels"; the same key has the same colour in every
 *     chart, ours and the paper's alike
 * @param label name in the legend; lines that share label and style share one legend entry
 * @param y same length as {@code x}; a value that is not finite leaves a gap
 */
public record Line(String key, String label, double[] x, double[] y, Style style) {
  public Line {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "line \"%s\" has %d x values and %d y values; each point needs both"
              .formatted(label, x.length, y.length));
    }
    x = x.clone();
    y = y.clone();
  }

  /** A full line, as for our own measurements. */
  public static Line solid(String key, String label, double[] x, double[] y) {
    return new Line(key, label, x, y, Style.SOLID);
  }

  /** A quiet dashed line, as for the paper's numbers. */
  public static Line dashed(String key, String label, double[] x, double[] y) {
    return new Line(key, label, x, y, Style.DASHED);
  }

  /** Points that are not joined. */
  public static Line markers(String key, String label, double[] x, double[] y) {
    return new Line(key, label, x, y, Style.MARKERS);
  }

  /** A thin grey line, as for an identity or a bound; it takes no colour from the others. */
  public static Line reference(String label, double[] x, double[] y) {
    return new Line("reference", label, x, y, Style.REFERENCE);
  }

  @Override
  public double[] x() {
    return x.clone();
  }

  @Override
  public double[] y() {
    return y.clone();
  }

  /** Number of points. */
  public int size() {
    return x.length;
  }
}
