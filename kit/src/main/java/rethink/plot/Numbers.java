package rethink.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as people read them: four significant digits, thousands apart, tiny ones as 1.2e-5. */
public final class Numbers {
  private static final double TINY = 1e-4;
  private static final double GROUPED_FROM = 10_000;
  private static final double HUGE = 1e15;

  private Numbers() {}

  /** The short form of a number; whole numbers keep all their digits. */
  public static String brief(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "NaN" : value > 0 ? "infinity" : "-infinity";
    }
    double size = Math.abs(value);
    if (size >= HUGE || (size > 0 && size < TINY)) {
      BigDecimal rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
      int exponent = rounded.precision() - rounded.scale() - 1;
      return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }
    if (value == Math.rint(value)) {
      return String.format(Locale.ROOT, size >= GROUPED_FROM ? "%,d" : "%d", (long) value);
    }
    if (size >= GROUPED_FROM) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(4));
    return rounded.stripTrailingZeros().toPlainString();
  }
}
