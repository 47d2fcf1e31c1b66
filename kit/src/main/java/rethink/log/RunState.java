package rethink.log;

import java.util.Locale;

/** How far a run in a store has come. */
public enum RunState {
  /** Finished, and can be read. */
  DONE,
  /** A living process holds it. */
  RUNNING,
  /** Begun, not finished, and held by nobody; its experiment, run again, goes on from here. */
  BROKEN_OFF,
  /** The same, and the last attempt left a failure.log. */
  FAILED,
  /** Finished, but a file of it cannot be read. */
  DAMAGED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
