package rethink.theory.kernel;

import static org.bytedeco.openblas.global.openblas.CblasColMajor;
import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.cblas_dgemm;

import org.bytedeco.javacpp.DoublePointer;

/** The kernel between new points and the training points, times the weights of the latter. */
final class CrossProduct {
  private static final int ROWS = 250;
  private static final int COLUMNS = 1000;

  private CrossProduct() {}

  /** For each column of {@code weights} one of as many values as there are new points. */
  static double[] of(GaussianBlocks blocks, double[] weights) {
    int rows = blocks.rows();
    int inner = blocks.columns();
    int columns = weights.length / inner;
    try (DoublePointer x = new DoublePointer(weights);
        DoublePointer result = new DoublePointer(new double[rows * columns])) {
      Tickets.each(
          (rows - 1) / ROWS + 1,
          (ticket, worker) -> {
            int row = ticket * ROWS;
            int height = Math.min(ROWS, rows - row);
            try (DoublePointer block = new DoublePointer((long) ROWS * COLUMNS)) {
              for (int column = 0; column < inner; column += COLUMNS) {
                Tickets.check();
                int width = Math.min(COLUMNS, inner - column);
                blocks.fill(row, height, column, width, block);
                cblas_dgemm(
                    CblasColMajor,
                    CblasNoTrans,
                    CblasNoTrans,
                    height,
                    columns,
                    width,
                    1,
                    block,
                    height,
                    x.getPointer(column),
                    inner,
                    1,
                    result.getPointer(row),
                    rows);
              }
            }
          });
      double[] values = new double[rows * columns];
      result.get(values);
      return values;
    }
  }
}
