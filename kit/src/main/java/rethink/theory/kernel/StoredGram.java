package rethink.theory.kernel;

import static org.bytedeco.openblas.global.openblas.CblasColMajor;
import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;
import static org.bytedeco.openblas.global.openblas.cblas_sscal;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * A Gram matrix that is kept, as a lower triangle of floats, because it is a sum over more features
 * than could be held or made twice. These floats are the matrix that is solved for.
 */
final class StoredGram implements Gram {
  private final LowerTriangle sum;
  private double scale;

  StoredGram(int size, int tile) {
    sum = new LowerTriangle(size, tile);
    each((i, j) -> Pointer.memset(sum.at(i, j), 0, Float.BYTES * floats(i, j)));
  }

  private interface TileTask {
    void run(int i, int j);
  }

  private void each(TileTask task) {
    int tiles = sum.tiles();
    Tickets.each(
        tiles * tiles,
        (ticket, worker) -> {
          if (ticket % tiles <= ticket / tiles) {
            task.run(ticket / tiles, ticket % tiles);
          }
        });
  }

  private long floats(int i, int j) {
    return (long) sum.length(i) * sum.length(j);
  }

  /** Adds the inner products of more features, {@code count} for each image, image by image. */
  void add(FloatPointer features, int count) {
    each(
        (i, j) ->
            cblas_sgemm(
                CblasColMajor,
                CblasTrans,
                CblasNoTrans,
                sum.length(i),
                sum.length(j),
                count,
                1,
                features.getPointer((long) sum.start(i) * count),
                count,
                features.getPointer((long) sum.start(j) * count),
                count,
                1,
                sum.at(i, j),
                sum.length(i)));
  }

  /** Brings the mean of the diagonal to 1, and returns what everything was multiplied by. */
  double normalise() {
    double total = 0;
    double most = 0;
    for (int row = 0; row < size(); row++) {
      double value = diagonal(row);
      total += value;
      most = Math.max(most, value);
    }
    if (!(total > 0)) {
      throw new IllegalStateException("no feature is above 0 for any image; lower the bias");
    }
    double factor = size() / total;
    each((i, j) -> cblas_sscal((int) floats(i, j), (float) factor, sum.at(i, j), 1));
    scale = most * factor;
    return factor;
  }

  private double diagonal(int row) {
    int i = row / sum.tile();
    return sum.at(i, i).get((long) (row - sum.start(i)) * (sum.length(i) + 1));
  }

  @Override
  public int size() {
    return sum.size();
  }

  @Override
  public double scale() {
    return scale;
  }

  @Override
  public int block() {
    return sum.tile();
  }

  @Override
  public double operationsPerValue() {
    return 0;
  }

  @Override
  public void fill(int row, int rows, int column, int columns, FloatPointer block) {
    Pointer.memcpy(block, tile(row, rows, column, columns), Float.BYTES * (long) rows * columns);
  }

  @Override
  public void fill(int row, int rows, int column, int columns, DoublePointer block) {
    float[] single = new float[rows];
    double[] values = new double[rows];
    FloatPointer tile = tile(row, rows, column, columns);
    for (long j = 0; j < columns; j++) {
      tile.getPointer(j * rows).get(single, 0, rows);
      for (int i = 0; i < rows; i++) {
        values[i] = single[i];
      }
      block.getPointer(j * rows).put(values, 0, rows);
    }
  }

  private FloatPointer tile(int row, int rows, int column, int columns) {
    int i = row / sum.tile();
    int j = column / sum.tile();
    if (row != sum.start(i)
        || column != sum.start(j)
        || rows != sum.length(i)
        || columns != sum.length(j)
        || j > i) {
      throw new IllegalArgumentException(
          "block of %dx%d from row %d and column %d is not a tile of side %d in the lower half"
              .formatted(rows, columns, row, column, sum.tile()));
    }
    return sum.at(i, j);
  }
}
