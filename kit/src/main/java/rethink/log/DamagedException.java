package rethink.log;

import java.io.IOException;

/** A file of a run does not hold what it should; the message says which and what was found. */
final class DamagedException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedException(String message) {
    super(message);
  }
}
