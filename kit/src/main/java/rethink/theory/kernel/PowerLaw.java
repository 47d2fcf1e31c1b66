package rethink.theory.kernel;

/**
 * The law y = factor * x^exponent that is nearest to some points by least squares of logarithms.
 */
public record PowerLaw(double factor, double exponent) {

  /**
   * @param x at least two different numbers above 0
   * @param y as many numbers above 0
   */
  public static PowerLaw of(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "%d numbers beside %d, wanted as many".formatted(x.length, y.length));
    }
    double meanX = 0;
    double meanY = 0;
    for (int i = 0; i < x.length; i++) {
      if (!(x[i] > 0 && y[i] > 0)) {
        throw new IllegalArgumentException(
            "point (%s, %s), wanted both above 0".formatted(x[i], y[i]));
      }
      meanX += Math.log(x[i]) / x.length;
      meanY += Math.log(y[i]) / x.length;
    }
    double together = 0;
    double spread = 0;
    for (int i = 0; i < x.length; i++) {
      double fromMean = Math.log(x[i]) - meanX;
      together += fromMean * (Math.log(y[i]) - meanY);
      spread += fromMean * fromMean;
    }
    if (!(spread > 0)) {
      throw new IllegalArgumentException("a law needs points at two different x or more");
    }
    double exponent = together / spread;
    return new PowerLaw(Math.exp(meanY - exponent * meanX), exponent);
  }

  public double at(double x) {
    return factor * Math.pow(x, exponent);
  }

  @Override
  public String toString() {
    return "%.3g n^%.2f".formatted(factor, exponent);
  }
}
