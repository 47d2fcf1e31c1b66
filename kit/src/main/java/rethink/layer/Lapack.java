package rethink.layer;

import static org.bytedeco.openblas.global.openblas.CblasColMajor;
import static org.bytedeco.openblas.global.openblas.CblasLeft;
import static org.bytedeco.openblas.global.openblas.CblasLower;
import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasNonUnit;
import static org.bytedeco.openblas.global.openblas.cblas_dtrsm;

import java.util.Optional;

/**
 * Decompositions in double precision, which OpenBLAS 0.3.19 as shipped for x86-64 gets wrong with
 * its code for AVX-512 (core SkylakeX and those after it): products with triangular matrices and
 * their solution (dtrmm, dtrsm) are off by as much as the numbers themselves, and dgelsd, dgesdd
 * and dpotrf rest on them. Single precision and general products are right. OpenBLAS 0.3.20 went
 * back to older code (OpenMathLib/OpenBLAS, issue 2986 and pull request 3469).
 */
public final class Lapack {
  private static final int SIZE = 64;
  private static final double TOLERANCE = 1e-10;

  private Lapack() {}

  /**
   * Loads the native library and makes sure that it decomposes rightly; later calls are free.
   *
   * @throws IllegalStateException if it does not
   */
  public static void load() {
    fault()
        .ifPresent(
            fault -> {
              throw new IllegalStateException(fault);
            });
  }

  /** What is wrong, and what to do; empty if nothing is. */
  public static Optional<String> fault() {
    return Loaded.FAULT;
  }

  /** Says so of a solution that is off by so much. */
  static Optional<String> fault(double error) {
    return error < TOLERANCE
        ? Optional.empty()
        : Optional.of(
            "OpenBLAS solves a triangular system with an error of %.2g, wanted at most %.0g: its code for this processor is faulty. Set OPENBLAS_CORETYPE=Haswell in the environment, as environment/settings.sh does"
                .formatted(error, TOLERANCE));
  }

  private static final class Loaded {
    static final Optional<String> FAULT = fault(error());

    /** Solves Lx = b for a solution of ones; L has 1 on its diagonal and 1/SIZE below. */
    private static double error() {
      Natives.load();
      double[] lower = new double[SIZE * SIZE];
      double[] x = new double[SIZE * SIZE];
      for (int column = 0; column < SIZE; column++) {
        for (int row = 0; row < SIZE; row++) {
          lower[row + column * SIZE] = row == column ? 1 : row > column ? 1.0 / SIZE : 0;
          x[row + column * SIZE] = 1 + (double) row / SIZE;
        }
      }
      cblas_dtrsm(
          CblasColMajor,
          CblasLeft,
          CblasLower,
          CblasNoTrans,
          CblasNonUnit,
          SIZE,
          SIZE,
          1,
          lower,
          SIZE,
          x,
          SIZE);
      double error = 0;
      for (double value : x) {
        error = Math.max(error, Math.abs(value - 1));
      }
      return error;
    }
  }
}
