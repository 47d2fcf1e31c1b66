package rethink.data;

/**
 * Data that is missing, damaged or out of reach. The message names the file, what was found, what
 * was wanted and what to do next.
 */
public final class DataException extends RuntimeException {
  public DataException(String message) {
    super(message);
  }

  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
