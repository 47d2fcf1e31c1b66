package rethink.cli;

import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import rethink.log.Processor;

/** How fast this machine multiplies matrices in single precision, which is most of training. */
final class MatrixProduct {
  private static final int SIZE = 1024;

  /** With AVX2 and FMA: two units, eight values, a multiplication and an addition. */
  private static final int PER_CYCLE = 32;

  private MatrixProduct() {}

  /** The best of many products, in 1e9 operations a second; takes about a second. */
  static double gigaflops() {
    double operations = 2.0 * SIZE * SIZE * SIZE;
    try (INDArray a = Nd4j.rand(SIZE, SIZE);
        INDArray b = Nd4j.rand(SIZE, SIZE);
        INDArray c = Nd4j.create(new long[] {SIZE, SIZE}, 'f')) {
      double best = 0;
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
      do {
        long start = System.nanoTime();
        a.mmuli(b, c);
        best = Math.max(best, operations / (System.nanoTime() - start));
      } while (System.nanoTime() < end);
      return best;
    }
  }

  /**
   * What one thread should at least reach, half of the arithmetic peak at the nominal clock; 0
   * where the processor does not tell enough.
   */
  static double expected(Processor processor) {
    boolean wide = processor.flags().contains("avx2") && processor.flags().contains("fma");
    return wide ? processor.gigahertz() * PER_CYCLE / 2 : 0;
  }
}
