package rethink.sweep;

import java.io.PrintWriter;
import java.io.StringWriter;
import rethink.train.DivergedException;

/** A run ended without being finished. */
final class FailedRun extends Exception {
  private static final long serialVersionUID = 1L;

  private final String details;
  private final boolean worthRetrying;

  /**
   * @param details stack trace, or what the process said last
   * @param worthRetrying false if it would fail the same way again
   */
  FailedRun(String message, String details, boolean worthRetrying) {
    super(message);
    this.details = details;
    this.worthRetrying = worthRetrying;
  }

  /** By an exception or error that came out of the run; one that diverged always diverges. */
  static FailedRun by(Throwable cause) {
    StringWriter trace = new StringWriter();
    cause.printStackTrace(new PrintWriter(trace));
    String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return new FailedRun(message, trace.toString(), !(cause instanceof DivergedException));
  }

  String details() {
    return details;
  }

  boolean isWorthRetrying() {
    return worthRetrying;
  }
}
