package rethink.theory.kernel;

import static org.bytedeco.openblas.global.openblas.CblasColMajor;
import static org.bytedeco.openblas.global.openblas.CblasLower;
import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasNonUnit;
import static org.bytedeco.openblas.global.openblas.CblasRight;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.LAPACKE_spotrf;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;
import static org.bytedeco.openblas.global.openblas.cblas_ssyrk;
import static org.bytedeco.openblas.global.openblas.cblas_strsm;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * The Cholesky factor L of a Gram matrix plus a ridge, in single precision, by tiles: for each
 * column of tiles from the left, a tile is asked of the matrix, the product of the finished parts
 * of two rows of L is taken off, and the triangle on the diagonal is divided out.
 *
 * <p>When the matrix is nearly singular, rounding decides what is left on the diagonal, and can
 * make a tile there indefinite. The tile's diagonal is then raised until its pivots are above
 * rounding, and the factor belongs to a matrix that differs there: it remains a preconditioner,
 * which is all that {@link ConjugateGradients} need.
 */
final class TiledCholesky {
  /** Tiles of the inner dimension in one native call: 0.1 s, as interrupts have to wait for it. */
  private static final int STRIDE = 4;

  /** What a pivot of size 1 may be off by, a few roundings to 24 bits, if it was rounded once. */
  private static final double ROUNDING = 4 * 0x1p-24;

  private final Gram gram;
  private final LowerTriangle factor;
  private final float ridge;
  private final double least;
  private final DoubleConsumer progress;
  private final CountDownLatch[][] done;
  private final AtomicLong work = new AtomicLong();

  private TiledCholesky(Gram gram, LowerTriangle factor, double ridge, DoubleConsumer progress) {
    this.gram = gram;
    this.factor = factor;
    this.ridge = (float) ridge;
    this.progress = progress;
    least = ROUNDING * Math.sqrt(gram.size()) * gram.scale();
    done =
        Stream.iterate(1, i -> i + 1)
            .limit(factor.tiles())
            .map(i -> Stream.generate(() -> new CountDownLatch(1)).limit(i))
            .map(row -> row.toArray(CountDownLatch[]::new))
            .toArray(CountDownLatch[][]::new);
  }

  /**
   * Fills {@code factor} with L, where L L' is {@code gram} plus {@code ridge} on its diagonal up
   * to rounding.
   *
   * @param progress is told the part that is done, 0 to 1, by any thread
   */
  static void factor(Gram gram, double ridge, LowerTriangle factor, DoubleConsumer progress) {
    TiledCholesky cholesky = new TiledCholesky(gram, factor, ridge, progress);
    int tiles = factor.tiles();
    int[] column = new int[tiles * (tiles + 1) / 2];
    int[] row = new int[column.length];
    for (int k = 0, ticket = 0; k < tiles; k++) {
      for (int i = k; i < tiles; i++, ticket++) {
        column[ticket] = k;
        row[ticket] = i;
      }
    }
    // Columns before rows: the next column is begun while the last tiles of this one are at work.
    Tickets.each(column.length, (ticket, worker) -> cholesky.tile(row[ticket], column[ticket]));
  }

  private void tile(int i, int k) {
    int rows = factor.length(i);
    int columns = factor.length(k);
    FloatPointer target = factor.at(i, k);
    gram.fill(factor.start(i), rows, factor.start(k), columns, target);
    for (int j = 0; j < k; j += STRIDE) {
      int end = Math.min(k, j + STRIDE);
      Tickets.await(done[i][end - 1]);
      Tickets.await(done[k][end - 1]);
      takeOff(i, k, j, factor.start(end) - factor.start(j), target);
    }
    if (i == k) {
      root(target, rows);
    } else {
      Tickets.await(done[k][k]);
      cblas_strsm(
          CblasColMajor,
          CblasRight,
          CblasLower,
          CblasTrans,
          CblasNonUnit,
          rows,
          columns,
          1,
          factor.at(k, k),
          columns,
          target,
          rows);
    }
    done[i][k].countDown();
    tell(i, k);
  }

  /** Takes off the product of rows i and k, {@code inner} columns from tile j on. */
  private void takeOff(int i, int k, int j, int inner, FloatPointer target) {
    Tickets.check();
    int rows = factor.length(i);
    int columns = factor.length(k);
    FloatPointer left = factor.at(i, j);
    if (i == k) {
      cblas_ssyrk(
          CblasColMajor, CblasLower, CblasNoTrans, rows, inner, -1, left, rows, 1, target, rows);
      return;
    }
    cblas_sgemm(
        CblasColMajor,
        CblasNoTrans,
        CblasTrans,
        rows,
        columns,
        inner,
        -1,
        left,
        rows,
        factor.at(k, j),
        columns,
        1,
        target,
        rows);
  }

  /** Factors a diagonal tile in place, with as much on its diagonal as that takes. */
  private void root(FloatPointer target, int size) {
    long bytes = (long) size * size * Float.BYTES;
    try (FloatPointer before = new FloatPointer((long) size * size)) {
      Pointer.memcpy(before, target, bytes);
      for (float raised = ridge; ; raised = Math.max(10 * raised, (float) least)) {
        for (long d = 0; d < size; d++) {
          target.put(d * (size + 1), before.get(d * (size + 1)) + raised);
        }
        int failed = LAPACKE_spotrf(CblasColMajor, (byte) 'L', size, target, size);
        if (failed == 0 && pivot(target, size) >= least) {
          return;
        }
        if (failed < 0 || Float.isInfinite(raised)) {
          throw new IllegalStateException(
              "the matrix has values that are not finite, wanted finite ones; look at the"
                  + " features");
        }
        Tickets.check();
        Pointer.memcpy(target, before, bytes);
      }
    }
  }

  /** The smallest value whose root was taken. */
  private static double pivot(FloatPointer root, int size) {
    double least = Double.POSITIVE_INFINITY;
    for (long d = 0; d < size; d++) {
      least = Math.min(least, root.get(d * (size + 1)));
    }
    return least * least;
  }

  private void tell(int i, int k) {
    // Of the same order as the time this tile took: its products, and the block it began with.
    long inner = factor.start(k) + factor.length(k) + (long) gram.operationsPerValue();
    long sofar = work.addAndGet((i == k ? 1 : 2) * inner);
    progress.accept(sofar / total());
  }

  private double total() {
    double total = 0;
    for (int k = 0; k < factor.tiles(); k++) {
      double inner = factor.start(k) + factor.length(k) + (long) gram.operationsPerValue();
      total += (2 * (factor.tiles() - k) - 1) * inner;
    }
    return total;
  }
}
