package rethink.progress;

import java.util.concurrent.CancellationException;

/** Lets a long computation end soon after its thread is interrupted: each long loop asks here. */
public final class Interruption {
  private Interruption() {}

  /**
   * @throws CancellationException if the thread was interrupted, whose flag stays set
   */
  public static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("the computation was interrupted; nothing of it is kept");
    }
  }
}
