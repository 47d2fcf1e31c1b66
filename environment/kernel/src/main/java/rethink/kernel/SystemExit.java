package rethink.kernel;

/**
 * What cell code gets in place of the end of the JVM that it asked for, since that JVM holds the
 * session. An Error, so that a cell's {@code catch (Exception e)} lets it pass.
 */
public final class SystemExit extends Error {

  private static final long serialVersionUID = 1L;

  private SystemExit(int status) {
    super(
        "the cell asked to end the JVM with status "
            + status
            + ", which would take the session with it; only the cell was ended. Throw an exception"
            + " to end a cell early");
  }

  /** Stands for {@code System.exit(status)}. */
  public static void exit(int status) {
    throw new SystemExit(status);
  }

  /** Stands for {@code runtime.exit(status)} and {@code runtime.halt(status)}. */
  public static void exit(Runtime runtime, int status) {
    throw new SystemExit(status);
  }

  /** Who is ending this JVM by System.exit, as a frame of its stack; null after a signal. */
  static StackTraceElement caller() {
    for (StackTraceElement[] stack : Thread.getAllStackTraces().values()) {
      boolean exits = false;
      for (StackTraceElement frame : stack) {
        boolean isExit =
            frame.getMethodName().equals("exit")
                && (frame.getClassName().equals("java.lang.Runtime")
                    || frame.getClassName().equals("java.lang.System"));
        if (exits && !isExit) {
          // Without the names of its loader and its module.
          return new StackTraceElement(
              frame.getClassName(),
              frame.getMethodName(),
              frame.getFileName(),
              frame.getLineNumber());
        }
        exits |= isExit;
      }
    }
    return null;
  }
}
