package rethink.theory.kernel;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Values of a Gaussian kernel between two sets of points, block by block, right to the last bits of
 * a double: squared distances are whole numbers of squared steps, so the exponential of one is the
 * product of two from tables, that of its high and that of its low bits.
 */
final class GaussianBlocks {
  private static final int LOW_BITS = 13;
  private static final int LOW = (1 << LOW_BITS) - 1;

  /** Columns at a time: wide enough for a quick product, and what is made of it stays in cache. */
  private static final int STRIP = 256;

  /** Takes some columns of a block. */
  private interface Sink {
    void put(int column, int columns, double[] values);
  }

  private final Points points;
  private final Points others;
  private final double[] high;
  private final double[] low = new double[LOW + 1];

  GaussianBlocks(GaussianKernel kernel, Points points, Points others) {
    if (points.step() != others.step() || points.dimension() != others.dimension()) {
      throw new IllegalArgumentException(
          "points of %,d features in steps of %s beside %,d in steps of %s, wanted the same of both"
              .formatted(points.dimension(), points.step(), others.dimension(), others.step()));
    }
    this.points = points;
    this.others = others;
    double step = points.step();
    int most = 255 * 255 * points.dimension();
    high = new double[(most >> LOW_BITS) + 1];
    for (int i = 0; i < high.length; i++) {
      high[i] = kernel.at(((long) i << LOW_BITS) * step * step);
    }
    for (int i = 0; i < low.length; i++) {
      low[i] = kernel.at(i * step * step);
    }
  }

  int rows() {
    return points.size();
  }

  int columns() {
    return others.size();
  }

  /** Writes {@code rows} x {@code columns} values from here on in single precision. */
  void fill(int row, int rows, int column, int columns, FloatPointer block) {
    float[] rounded = new float[rows * Math.min(STRIP, columns)];
    fill(
        row,
        rows,
        column,
        columns,
        (first, count, values) -> {
          for (int i = 0; i < rows * count; i++) {
            rounded[i] = (float) values[i];
          }
          block.getPointer((long) first * rows).put(rounded, 0, rows * count);
        });
  }

  /** The same in double precision. */
  void fill(int row, int rows, int column, int columns, DoublePointer block) {
    fill(
        row,
        rows,
        column,
        columns,
        (first, count, values) ->
            block.getPointer((long) first * rows).put(values, 0, rows * count));
  }

  private void fill(int row, int rows, int column, int columns, Sink sink) {
    int most = rows * Math.min(STRIP, columns);
    int[] products = new int[most];
    float[] part = new float[most];
    double[] values = new double[most];
    try (FloatPointer scratch = new FloatPointer(most)) {
      for (int first = 0; first < columns; first += STRIP) {
        int count = Math.min(STRIP, columns - first);
        for (int slab = 0; slab < points.slabs(); slab++) {
          points.products(slab, row, rows, others, column + first, count, scratch);
          scratch.get(part, 0, rows * count);
          for (int i = 0; i < rows * count; i++) {
            products[i] = (slab == 0 ? 0 : products[i]) + (int) part[i];
          }
        }
        for (int j = 0; j < count; j++) {
          exponentials(row, rows, others.square(column + first + j), products, values, j * rows);
        }
        sink.put(first, count, values);
      }
    }
  }

  private void exponentials(
      int row, int rows, int square, int[] products, double[] values, int from) {
    for (int i = 0; i < rows; i++) {
      int distance = points.square(row + i) + square - 2 * products[from + i];
      values[from + i] = high[distance >>> LOW_BITS] * low[distance & LOW];
    }
  }
}
