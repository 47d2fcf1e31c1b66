package rethink.theory.kernel;

import static org.bytedeco.openblas.global.openblas.CblasColMajor;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dposv;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dpotrf;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dsyev;

import java.util.Random;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;

/** A matrix that is whole in memory, by columns: what tiles and blocks are compared with. */
record Dense(int size, double[] values) implements Gram {

  /** B B' + diagonal, B with normal values. */
  static Dense random(int n, double diagonal, long seed) {
    Random random = new Random(seed);
    double[][] b = new double[n][n];
    for (double[] row : b) {
      java.util.Arrays.setAll(row, i -> random.nextGaussian());
    }
    return of(
        n,
        (i, j) -> {
          double sum = i == j ? diagonal : 0;
          for (int k = 0; k < n; k++) {
            sum += b[i][k] * b[j][k];
          }
          return sum;
        });
  }

  interface Entry {
    double at(int row, int column);
  }

  static Dense of(int n, Entry entry) {
    double[] values = new double[n * n];
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < n; i++) {
        values[j * n + i] = entry.at(i, j);
      }
    }
    return new Dense(n, values);
  }

  double at(int row, int column) {
    return values[column * size + row];
  }

  /** L with L L' = this, by LAPACK. */
  Dense root() {
    double[] l = values.clone();
    if (LAPACKE_dpotrf(CblasColMajor, (byte) 'L', size, l, size) != 0) {
      throw new IllegalStateException("the matrix of the test is not positive definite");
    }
    return of(size, (i, j) -> i >= j ? l[j * size + i] : 0);
  }

  /** The solution of (this + ridge) x = b, by LAPACK. */
  double[] solve(double ridge, double[] b) {
    double[] x = b.clone();
    Dense shifted = of(size, (i, j) -> at(i, j) + (i == j ? ridge : 0));
    int columns = b.length / size;
    if (LAPACKE_dposv(CblasColMajor, (byte) 'L', size, columns, shifted.values, size, x, size)
        != 0) {
      throw new IllegalStateException("the matrix of the test is not positive definite");
    }
    return x;
  }

  /** Largest over smallest eigenvalue, by LAPACK. */
  double condition() {
    double[] eigenvalues = new double[size];
    LAPACKE_dsyev(CblasColMajor, (byte) 'N', (byte) 'L', size, values.clone(), size, eigenvalues);
    return eigenvalues[size - 1] / eigenvalues[0];
  }

  double[] times(double[] x) {
    double[] y = new double[x.length];
    for (int c = 0; c < x.length; c += size) {
      for (int j = 0; j < size; j++) {
        for (int i = 0; i < size; i++) {
          y[c + i] += values[j * size + i] * x[c + j];
        }
      }
    }
    return y;
  }

  static double norm(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }

  /** Norm of the difference over that of {@code wanted}. */
  static double difference(double[] found, double[] wanted) {
    double[] difference = wanted.clone();
    java.util.Arrays.setAll(difference, i -> wanted[i] - found[i]);
    return norm(difference) / norm(wanted);
  }

  @Override
  public int block() {
    return 1000;
  }

  @Override
  public double scale() {
    double most = 0;
    for (int i = 0; i < size; i++) {
      most = Math.max(most, at(i, i));
    }
    return most;
  }

  @Override
  public double operationsPerValue() {
    return 1;
  }

  @Override
  public void fill(int row, int rows, int column, int columns, FloatPointer block) {
    for (long k = 0; k < (long) rows * columns; k++) {
      block.put(k, (float) at(row + (int) (k % rows), column + (int) (k / rows)));
    }
  }

  @Override
  public void fill(int row, int rows, int column, int columns, DoublePointer block) {
    for (long k = 0; k < (long) rows * columns; k++) {
      block.put(k, at(row + (int) (k % rows), column + (int) (k / rows)));
    }
  }
}
