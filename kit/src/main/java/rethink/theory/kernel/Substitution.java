package rethink.theory.kernel;

import static org.bytedeco.openblas.global.openblas.CblasColMajor;
import static org.bytedeco.openblas.global.openblas.CblasLeft;
import static org.bytedeco.openblas.global.openblas.CblasLower;
import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasNonUnit;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;
import static org.bytedeco.openblas.global.openblas.cblas_strsm;

import org.bytedeco.javacpp.FloatPointer;

/** Solves L L' x = b for several b at once in single precision, from the tiles of L. */
final class Substitution {
  private final LowerTriangle factor;
  private final int columns;
  private final FloatPointer b;

  private Substitution(LowerTriangle factor, int columns, FloatPointer b) {
    this.factor = factor;
    this.columns = columns;
    this.b = b;
  }

  /** Replaces right-hand sides, {@code b} of size x columns by columns, by solutions. */
  static void solve(LowerTriangle factor, int columns, FloatPointer b) {
    Substitution substitution = new Substitution(factor, columns, b);
    int tiles = factor.tiles();
    for (int k = 0; k < tiles; k++) {
      int solved = k;
      substitution.divide(k, CblasNoTrans);
      Tickets.each(tiles - k - 1, (t, worker) -> substitution.forward(solved + 1 + t, solved));
    }
    for (int k = tiles - 1; k >= 0; k--) {
      int solved = k;
      substitution.divide(k, CblasTrans);
      Tickets.each(k, (t, worker) -> substitution.backward(solved, t));
    }
  }

  private void divide(int k, int transposed) {
    int n = factor.length(k);
    cblas_strsm(
        CblasColMajor,
        CblasLeft,
        CblasLower,
        transposed,
        CblasNonUnit,
        n,
        columns,
        1,
        factor.at(k, k),
        n,
        part(k),
        factor.size());
  }

  /** Takes L_ik x_k off the right-hand side of tile row i. */
  private void forward(int i, int k) {
    multiply(CblasNoTrans, i, k, part(k), part(i), factor.length(i), factor.length(k));
  }

  /** Takes L_ik' x_i off the right-hand side of tile row k. */
  private void backward(int i, int k) {
    multiply(CblasTrans, i, k, part(i), part(k), factor.length(k), factor.length(i));
  }

  private void multiply(
      int transposed, int i, int k, FloatPointer x, FloatPointer target, int rows, int inner) {
    cblas_sgemm(
        CblasColMajor,
        transposed,
        CblasNoTrans,
        rows,
        columns,
        inner,
        -1,
        factor.at(i, k),
        factor.length(i),
        x,
        factor.size(),
        1,
        target,
        factor.size());
  }

  private FloatPointer part(int tileIndex) {
    return b.getPointer(factor.start(tileIndex));
  }
}
