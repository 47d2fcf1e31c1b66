package rethink.plot;

import java.util.function.Function;

/** What is written at the ticks of an axis. */
final class Ticks {
  private Ticks() {}

  /** Whether powers of ten alone label a logarithmic axis; a short one needs 2 and 5 as well. */
  static boolean areDecades(Range range) {
    return range.max() / range.min() >= 100;
  }

  /**
   * Labels for an axis with about so many ticks: all with as many decimals as its step needs; on a
   * short logarithmic axis at 1, 2 and 5 times a power of ten only.
   */
  static Function<Double, String> labels(Range range, int ticks) {
    if (range.log()) {
      return areDecades(range) ? Numbers::brief : Ticks::ofShortLog;
    }
    double step = (range.max() - range.min()) / Math.max(1, ticks);
    // 0.2 and 0.5 need one decimal as 0.1 does, so the power of ten below the step decides.
    int decimals = Math.max(0, (int) -Math.floor(Math.log10(step)));
    return value -> padded(Numbers.brief(value), Math.min(decimals, 4));
  }

  private static String ofShortLog(double value) {
    long leading = Math.round(value / Math.pow(10, Math.floor(Math.log10(value * 1.001))));
    // XChart cannot draw an empty label.
    return leading == 1 || leading == 2 || leading == 5 ? Numbers.brief(value) : " ";
  }

  private static String padded(String label, int decimals) {
    if (decimals == 0 || label.contains("e")) {
      return label;
    }
    int point = label.indexOf('.');
    String whole = point < 0 ? label + "." : label;
    int missing = decimals - (point < 0 ? 0 : label.length() - point - 1);
    return whole + "0".repeat(Math.max(0, missing));
  }
}
