package rethink.data;

import rethink.progress.Interruption;

/**
 * Draws one picture of {@link Shapes} or {@link ShapeFiles}: background, clutter, the object,
 * noise.
 */
final class ShapePicture {
  private static final int SIDE = 32;

  /**
   * Distance of the object's colour from the colour of its class, 0 (always the class colour) to 1
   * (any colour).
   */
  private static final double COLOUR_FREEDOM = 0.6;

  /** Standard deviation of the noise on each value, on the scale 0..1. */
  private static final double NOISE = 0.03;

  private static final int CLUTTER = 1;

  /** How far the colour of the object is from that of the ground, so that it can be seen. */
  private static final double CONTRAST = 0.6;

  /**
   * How often a colour is drawn before the one that differs most is taken instead. One of the
   * 60,000 pictures of {@link Shapes} finds its colour at draw 101,304,735; no other needs half as
   * many.
   */
  private static final int MOST_DRAWS = 1 << 27;

  /** Draws in a hundredth of a second. */
  private static final int SHORT = 1 << 20;

  /**
   * Before a ground near the middle of the cube, no colour is far enough away, or so few that
   * drawing would find none in thousands of millions of draws. Within this of the contrast none is
   * drawn at all, which concerns twelve of the 60,000 pictures.
   */
  private static final double SLIVER = 0.001;

  private final RandomStream random;
  private final double[][] canvas = new double[3][SIDE * SIDE];

  ShapePicture(RandomStream random, int label) {
    this.random = random;
    double[] ground = colour(label + 5);
    background(ground);
    for (int i = 0; i < CLUTTER; i++) {
      stroke();
    }
    object(label, before(ground, label));
  }

  /** An outline in one colour before another; colours are of three values 0..1. */
  ShapePicture(RandomStream random, int outline, double[] object, double[] ground) {
    this.random = random;
    background(ground);
    stroke();
    object(outline, object);
  }

  byte[] bytes() {
    byte[] bytes = new byte[3 * SIDE * SIDE];
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < SIDE * SIDE; i++) {
        double value = canvas[c][i] + NOISE * random.nextGaussian();
        bytes[c * SIDE * SIDE + i] = (byte) Math.round(255 * Math.min(1, Math.max(0, value)));
      }
    }
    return bytes;
  }

  /** A colour of a class that stands out from the ground. */
  private double[] before(double[] ground, int label) {
    double[] nearest = corner(label);
    double[] farthest = new double[3];
    for (int c = 0; c < 3; c++) {
      double middle = nearest[c] + COLOUR_FREEDOM / 2;
      farthest[c] = nearest[c] + (ground[c] < middle ? COLOUR_FREEDOM : 0);
    }
    if (distance(farthest, ground) < CONTRAST + SLIVER) {
      return farthest;
    }
    for (int draw = 1; draw <= MOST_DRAWS; draw++) {
      if (draw % SHORT == 0) {
        Interruption.check();
      }
      double[] drawn = between(nearest);
      if (distance(drawn, ground) >= CONTRAST) {
        return drawn;
      }
    }
    return farthest;
  }

  /** A colour between the one of a class and any other. */
  private double[] colour(int label) {
    return between(corner(label));
  }

  /** Any colour of a class: of a cube that begins in this corner. */
  private double[] between(double[] corner) {
    return new double[] {
      corner[0] + COLOUR_FREEDOM * random.nextDouble(),
      corner[1] + COLOUR_FREEDOM * random.nextDouble(),
      corner[2] + COLOUR_FREEDOM * random.nextDouble()
    };
  }

  /** The least a colour of a class has of red, green and blue. */
  private static double[] corner(int label) {
    double[] corner = new double[3];
    for (int c = 0; c < 3; c++) {
      double hue = 2 * StrictMath.PI * (label / 10.0 + c / 3.0);
      corner[c] = (1 - COLOUR_FREEDOM) * (0.5 + 0.5 * StrictMath.cos(hue));
    }
    return corner;
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      sum += (a[c] - b[c]) * (a[c] - b[c]);
    }
    return Math.sqrt(sum);
  }

  /** A colour that varies slowly over the picture: bilinear between random values on a 4x4 grid. */
  private void background(double[] colour) {
    for (int c = 0; c < 3; c++) {
      double[] grid = new double[16];
      for (int i = 0; i < 16; i++) {
        grid[i] = colour[c] + 0.4 * (random.nextDouble() - 0.5);
      }
      for (int i = 0; i < SIDE * SIDE; i++) {
        double x = 3.0 * (i % SIDE) / SIDE;
        double y = 3.0 * (i / SIDE) / SIDE;
        int at = (int) y * 4 + (int) x;
        double fx = x - (int) x;
        double fy = y - (int) y;
        canvas[c][i] =
            (1 - fy) * ((1 - fx) * grid[at] + fx * grid[at + 1])
                + fy * ((1 - fx) * grid[at + 4] + fx * grid[at + 5]);
      }
    }
  }

  /** A short straight line of any colour: edges that mean nothing. */
  private void stroke() {
    double x = SIDE * random.nextDouble();
    double y = SIDE * random.nextDouble();
    double angle = 2 * StrictMath.PI * random.nextDouble();
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    double half = 3 + 6 * random.nextDouble();
    double[] colour = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
    paint(
        (px, py) -> {
          double u = cos * (px - x) + sin * (py - y);
          double v = -sin * (px - x) + cos * (py - y);
          return Math.abs(u) < half && Math.abs(v) < 0.8;
        },
        x,
        y,
        half + 1,
        colour);
  }

  private void object(int label, double[] colour) {
    double radius = 6.5 + 4.5 * random.nextDouble();
    double x = SIDE / 2.0 + (SIDE / 2.0 - radius) * (2 * random.nextDouble() - 1) * 0.8;
    double y = SIDE / 2.0 + (SIDE / 2.0 - radius) * (2 * random.nextDouble() - 1) * 0.8;
    double angle = 2 * StrictMath.PI * random.nextDouble();
    double cos = StrictMath.cos(angle) / radius;
    double sin = StrictMath.sin(angle) / radius;
    Outline outline = Outline.of(label);
    paint(
        (px, py) ->
            outline.contains(cos * (px - x) + sin * (py - y), -sin * (px - x) + cos * (py - y)),
        x,
        y,
        Outline.REACH * radius,
        colour);
  }

  /**
   * Covers what lies inside with a colour, with edges smoothed over 3x3 samples a pixel. Nothing
   * inside is farther than the reach from the middle (x, y).
   */
  private void paint(Outline inside, double x, double y, double reach, double[] colour) {
    for (int row = first(y - reach); row < end(y + reach); row++) {
      for (int column = first(x - reach); column < end(x + reach); column++) {
        int hits = 0;
        for (int s = 0; s < 9; s++) {
          double px = column + (s % 3 + 0.5) / 3;
          double py = row + (s / 3 + 0.5) / 3;
          hits += inside.contains(px, py) ? 1 : 0;
        }
        int i = row * SIDE + column;
        for (int c = 0; c < 3 && hits > 0; c++) {
          canvas[c][i] += hits / 9.0 * (colour[c] - canvas[c][i]);
        }
      }
    }
  }

  private static int first(double place) {
    return Math.max(0, (int) place);
  }

  private static int end(double place) {
    return Math.min(SIDE, (int) place + 1);
  }
}
