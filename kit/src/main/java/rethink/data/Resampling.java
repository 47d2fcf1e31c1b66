package rethink.data;

/**
 * Resizes a rectangle of a plane of pixels: bilinearly where it grows, and by the same triangle,
 * widened to the step between new pixels, where it shrinks, so that no old pixel is skipped. Beyond
 * the plane's edges there is nothing: weights of what is inside sum to one.
 *
 * @param left edge of the rectangle in pixels of the plane; whole numbers are between pixels
 */
public record Resampling(
    double left, double top, double width, double height, int newWidth, int newHeight) {
  public Resampling {
    if (!(width > 0 && height > 0) || newWidth < 1 || newHeight < 1) {
      throw new IllegalArgumentException(
          "a rectangle of %s x %s to %d x %d pixels; all must be above 0"
              .formatted(width, height, newWidth, newHeight));
    }
  }

  /**
   * Resizes one plane.
   *
   * @param from holds the plane, row after row, from {@code offset} on
   * @param to receives the new one from {@code toOffset} on
   */
  public void apply(float[] from, int offset, int rows, int columns, float[] to, int toOffset) {
    Taps across = Taps.of(left, width, newWidth, columns);
    Taps down = Taps.of(top, height, newHeight, rows);
    int first = down.first[0];
    int last = down.first[newHeight - 1] + down.weights[newHeight - 1].length;
    float[] narrowed = new float[(last - first) * newWidth];
    for (int y = first; y < last; y++) {
      for (int x = 0; x < newWidth; x++) {
        float sum = 0;
        float[] weights = across.weights[x];
        int at = offset + y * columns + across.first[x];
        for (int k = 0; k < weights.length; k++) {
          sum += weights[k] * from[at + k];
        }
        narrowed[(y - first) * newWidth + x] = sum;
      }
    }
    for (int y = 0; y < newHeight; y++) {
      float[] weights = down.weights[y];
      for (int x = 0; x < newWidth; x++) {
        float sum = 0;
        int at = (down.first[y] - first) * newWidth + x;
        for (int k = 0; k < weights.length; k++) {
          sum += weights[k] * narrowed[at + k * newWidth];
        }
        to[toOffset + y * newWidth + x] = sum;
      }
    }
  }

  /** For each new pixel along one side: the first old one that it takes from, and the shares. */
  private record Taps(int[] first, float[][] weights) {

    static Taps of(double start, double length, int places, int pixels) {
      double step = length / places;
      double reach = Math.max(1, step);
      int[] first = new int[places];
      float[][] weights = new float[places][];
      for (int i = 0; i < places; i++) {
        // Old pixel k has its centre at k + 0.5.
        double centre = Math.max(0.5, Math.min(pixels - 0.5, start + (i + 0.5) * step));
        int from = (int) Math.max(0, Math.ceil(centre - reach - 0.5));
        int to = (int) Math.min(pixels - 1, Math.floor(centre + reach - 0.5));
        weights[i] = shares(from, to, centre, reach);
        first[i] = from;
      }
      return new Taps(first, weights);
    }

    private static float[] shares(int from, int to, double centre, double reach) {
      double[] heights = new double[to - from + 1];
      double sum = 0;
      for (int k = from; k <= to; k++) {
        heights[k - from] = Math.max(0, 1 - Math.abs(k + 0.5 - centre) / reach);
        sum += heights[k - from];
      }
      float[] shares = new float[heights.length];
      for (int k = 0; k < shares.length; k++) {
        shares[k] = (float) (heights[k] / sum);
      }
      return shares;
    }
  }
}
