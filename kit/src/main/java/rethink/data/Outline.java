package rethink.data;

/** The inside of a shape around the origin with radius 1. */
@FunctionalInterface
interface Outline {
  /** No outline of {@link Shapes} has a point farther than this from the origin. */
  double REACH = 1.4;

  boolean contains(double x, double y);

  /** The outline of one class of {@link Shapes}. */
  static Outline of(int label) {
    return switch (label) {
      case 0 -> (x, y) -> x * x + y * y < 0.72;
      case 1 -> (x, y) -> between(x * x + y * y, 0.3, 0.9);
      case 2 -> (x, y) -> chebyshev(x, y) < 0.72;
      case 3 -> (x, y) -> between(chebyshev(x, y), 0.45, 0.78);
      case 4 -> polygon(3, 0.5);
      case 5 -> (x, y) -> star(x, y);
      case 6 -> (x, y) -> chebyshev(x, y) < 0.95 && Math.min(Math.abs(x), Math.abs(y)) < 0.27;
      case 7 -> (x, y) -> x * x + y * y < 0.95 && (x - 0.5) * (x - 0.5) + y * y > 0.55;
      case 8 -> (x, y) -> chebyshev(x, y) < 0.85 && Math.abs(Math.abs(y) - 0.55) < 0.25;
      case 9 -> (x, y) -> x * x + y * y < 0.95 && Math.abs(y) > x;
      default -> throw new IllegalArgumentException("label is " + label + ", wanted 0..9");
    };
  }

  private static boolean between(double value, double low, double high) {
    return value > low && value < high;
  }

  private static double chebyshev(double x, double y) {
    return Math.max(Math.abs(x), Math.abs(y));
  }

  /** A regular polygon: no point is as far as this from the middle, along an outward normal. */
  private static Outline polygon(int sides, double far) {
    double[] cos = new double[sides];
    double[] sin = new double[sides];
    for (int i = 0; i < sides; i++) {
      double angle = 2 * StrictMath.PI * i / sides;
      cos[i] = StrictMath.cos(angle);
      sin[i] = StrictMath.sin(angle);
    }
    return (x, y) -> {
      for (int i = 0; i < sides; i++) {
        if (!(cos[i] * x + sin[i] * y < far)) {
          return false;
        }
      }
      return true;
    };
  }

  /** Five points: the radius falls and rises five times around the circle. */
  private static boolean star(double x, double y) {
    double turn = 5 * StrictMath.atan2(y, x) / (2 * StrictMath.PI);
    double fold = Math.abs(turn - Math.rint(turn)) * 2;
    return x * x + y * y < (1 - 0.62 * fold) * (1 - 0.62 * fold);
  }
}
