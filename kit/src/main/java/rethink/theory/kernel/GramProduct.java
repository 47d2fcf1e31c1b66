package rethink.theory.kernel;

import static org.bytedeco.openblas.global.openblas.CblasColMajor;
import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_daxpy;
import static org.bytedeco.openblas.global.openblas.cblas_dgemm;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import org.bytedeco.javacpp.DoublePointer;

/**
 * The product of a Gram matrix with several vectors in double precision. Its blocks are computed
 * anew, those below the diagonal once for both halves.
 */
final class GramProduct {
  private final Gram gram;
  private final int columns;
  private final int side;
  private final DoublePointer x;
  private final DoublePointer[] sums;
  private final DoublePointer[] blocks;

  private GramProduct(Gram gram, double[] x) {
    this.gram = gram;
    this.columns = x.length / gram.size();
    side = gram.block();
    this.x = new DoublePointer(x);
    sums = new DoublePointer[Tickets.workers()];
    blocks = new DoublePointer[Tickets.workers()];
  }

  /**
   * The matrix times {@code x}, which has vectors of its size one after the other.
   *
   * @param progress is told the part that is done, 0 to 1, by any thread
   */
  static double[] of(Gram gram, double[] x, DoubleConsumer progress) {
    GramProduct product = new GramProduct(gram, x);
    try {
      return product.run(progress);
    } finally {
      product.free();
    }
  }

  private double[] run(DoubleConsumer progress) {
    int rowsOfBlocks = (gram.size() - 1) / side + 1;
    double blocksInAll = rowsOfBlocks * (rowsOfBlocks + 1) / 2;
    AtomicInteger finished = new AtomicInteger();
    // Who adds up which rows is fixed, since the order of summation decides the last bits.
    Tickets.each(
        sums.length,
        (share, worker) -> {
          sums[share] = new DoublePointer(new double[gram.size() * columns]);
          blocks[share] = new DoublePointer((long) side * side);
          for (int i = share; i < rowsOfBlocks; i += sums.length) {
            for (int j = 0; j <= i; j++) {
              Tickets.check();
              add(i, j, share);
            }
            progress.accept(finished.addAndGet(i + 1) / blocksInAll);
          }
        });
    for (int share = 1; share < sums.length; share++) {
      cblas_daxpy(gram.size() * columns, 1, sums[share], 1, sums[0], 1);
    }
    double[] result = new double[gram.size() * columns];
    sums[0].get(result);
    return result;
  }

  private void add(int i, int j, int share) {
    int row = i * side;
    int column = j * side;
    int rows = Math.min(side, gram.size() - row);
    int cols = Math.min(side, gram.size() - column);
    gram.fill(row, rows, column, cols, blocks[share]);
    multiply(CblasNoTrans, rows, cols, row, column, share, rows);
    if (i != j) {
      multiply(CblasTrans, cols, rows, column, row, share, rows);
    }
  }

  private void multiply(
      int transposed, int rows, int inner, int to, int from, int share, int leading) {
    int n = gram.size();
    cblas_dgemm(
        CblasColMajor,
        transposed,
        CblasNoTrans,
        rows,
        columns,
        inner,
        1,
        blocks[share],
        leading,
        x.getPointer(from),
        n,
        1,
        sums[share].getPointer(to),
        n);
  }

  private void free() {
    x.close();
    Stream.concat(Stream.of(sums), Stream.of(blocks))
        .filter(Objects::nonNull)
        .forEach(DoublePointer::close);
  }
}
