package rethink.kernel;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What cells of the tests call: code outside a cell, which has no stop checks. */
public final class CellLibrary {

  static volatile Evaluator evaluator;
  static volatile CountDownLatch runs;

  private CellLibrary() {}

  /** Tells the test that the statement which calls it has begun. */
  public static void tellItRuns() {
    runs.countDown();
  }

  /** Interrupts the cell that calls it and takes the interrupt away from its thread. */
  public static void interruptCallerUnnoticed() {
    evaluator.interrupt();
    Thread.interrupted();
  }

  /** Computes for some seconds and never looks at its thread's interrupt. */
  public static void beDeaf(int seconds) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  /** Ends this JVM as a command's main method does. */
  public static void leave() {
    System.exit(0);
  }
}
