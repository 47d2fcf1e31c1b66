package rethink.train;

import java.util.concurrent.CancellationException;

/** Lets a long computation end soon after its thread is interrupted. */
final class Interrupts {
  private Interrupts() {}

  /**
   * @throws CancellationException if the thread was interrupted, whose flag stays set
   */
  static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException(
          "the run was interrupted; the same experiment goes on from here");
    }
  }
}
