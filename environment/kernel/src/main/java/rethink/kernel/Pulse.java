package rethink.kernel;

/**
 * The check that every backward jump and method entry of cell code makes, so that it can be
 * stopped.
 */
public final class Pulse {

  // One read of `armed` is all that running code pays; the rest is asked only after an interrupt.
  private static volatile boolean armed;
  private static volatile boolean stopping;
  private static volatile boolean abandonedAny;

  private Pulse() {}

  /** Called by cell code; throws when the cell was interrupted. */
  public static void check() {
    if (armed) {
      throwIfStopping();
    }
  }

  private static void throwIfStopping() {
    if (stopping || Thread.currentThread() instanceof Worker worker && worker.isAbandoned()) {
      throw new CellStop();
    }
  }

  static void stop() {
    stopping = true;
    armed = true;
  }

  static void go() {
    stopping = false;
    armed = abandonedAny;
  }

  /** From now on worker threads are asked whether they were given up. */
  static void watchAbandoned() {
    abandonedAny = true;
    armed = true;
  }

  /** Ends cell code; an Error, so that a cell's {@code catch (Exception e)} lets it pass. */
  static final class CellStop extends Error {
    private static final long serialVersionUID = 1L;

    CellStop() {
      super("the cell was interrupted", null, false, false);
    }
  }
}
