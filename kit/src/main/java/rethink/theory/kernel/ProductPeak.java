package rethink.theory.kernel;

import static org.bytedeco.openblas.global.openblas.CblasColMajor;
import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.FloatPointer;

/**
 * How fast this machine multiplies square matrices in single precision with all its processors at
 * once: the measure that {@code shareOfPeak} is a share of.
 */
final class ProductPeak {
  private static final int SIZE = 2048;
  private static final long LONG_ENOUGH = TimeUnit.SECONDS.toNanos(2);

  private ProductPeak() {}

  /** The best of several rounds, in 1e9 operations a second; takes about two seconds. */
  static double gigaflops() {
    int workers = Tickets.workers();
    long floats = (long) SIZE * SIZE;
    float[] ones = new float[(int) floats];
    Arrays.fill(ones, 1);
    FloatPointer[] memory = new FloatPointer[workers];
    Arrays.setAll(memory, w -> new FloatPointer(3 * floats));
    for (FloatPointer three : memory) {
      for (int i = 0; i < 3; i++) {
        three.getPointer(i * floats).put(ones, 0, ones.length);
      }
    }
    double best = 0;
    long end = System.nanoTime() + LONG_ENOUGH;
    do {
      long start = System.nanoTime();
      Tickets.each(workers, (share, worker) -> multiply(memory[share], floats));
      double operations = 2.0 * SIZE * floats * workers;
      best = Math.max(best, operations / (System.nanoTime() - start));
    } while (System.nanoTime() < end);
    Arrays.stream(memory).forEach(FloatPointer::close);
    return best;
  }

  private static void multiply(FloatPointer memory, long floats) {
    cblas_sgemm(
        CblasColMajor,
        CblasNoTrans,
        CblasNoTrans,
        SIZE,
        SIZE,
        SIZE,
        1,
        memory,
        SIZE,
        memory.getPointer(floats),
        SIZE,
        0,
        memory.getPointer(2 * floats),
        SIZE);
  }
}
