package rethink.theory.expressivity;

/**
 * A sum of two doubles that together carry about 106 bits ("double-double"; Dekker 1971, with
 * Knuth's sum and fused products).
 */
final class TwoSum {
  private double high;
  private double low;

  /** What the rounded {@code sum} of two numbers lost. */
  static double lost(double a, double b, double sum) {
    double fromB = sum - a;
    return (a - (sum - fromB)) + (b - fromB);
  }

  double value() {
    return high;
  }

  void add(double term) {
    addPair(term, 0);
  }

  void addProduct(double a, double b) {
    double product = a * b;
    addPair(product, Math.fma(a, b, -product));
  }

  void subtract(TwoSum other) {
    addPair(-other.high, -other.low);
  }

  TwoSum times(double factor) {
    TwoSum scaled = new TwoSum();
    scaled.addProduct(high, factor);
    scaled.addProduct(low, factor);
    return scaled;
  }

  private void addPair(double termHigh, double termLow) {
    double sum = high + termHigh;
    double rest = lost(high, termHigh, sum);
    double lows = low + termLow;
    double restOfLows = lost(low, termLow, lows);
    rest += lows;
    double first = sum + rest;
    rest = rest - (first - sum) + restOfLows;
    high = first + rest;
    low = rest - (high - first);
  }
}
