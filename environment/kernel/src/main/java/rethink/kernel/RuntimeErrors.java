package rethink.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.JShellException;
import jdk.jshell.UnresolvedReferenceException;

/** Turns what cell code threw into an error whose traceback names the lines of the cells. */
final class RuntimeErrors {

  // The depth at which a traceback says nothing new, reached by every StackOverflowError.
  private static final int FRAMES = 20;
  private static final int CAUSES = 10;
  private static final Pattern PLUMBING =
      Pattern.compile(
          "(jdk[.]internal|java[.]lang)[.]reflect|rethink[.]kernel[.](Streams|SystemExit)");

  private RuntimeErrors() {}

  /**
   * @param seen the exception as JShell reports it, with the frames of cells marked
   * @param thrown the exception itself
   */
  static CellError of(JShellException seen, Throwable thrown, Origins origins) {
    var details = new ArrayList<String>(frames(seen, origins));
    Throwable seenCause = seen.getCause();
    Throwable cause = thrown.getCause();
    for (int i = 0; i < CAUSES && seenCause != null && cause != null; i++) {
      details.add("Caused by: " + Names.readable(cause.toString()));
      details.addAll(frames(seenCause, origins));
      seenCause = seenCause.getCause();
      cause = cause.getCause();
    }
    return new CellError(name(thrown), value(thrown), details);
  }

  /** A call of code that was declared before something it needs. */
  static CellError of(UnresolvedReferenceException seen, Unfinished unfinished, Origins origins) {
    return new CellError(
        "UnresolvedReferenceException",
        unfinished.reason(seen.getSnippet()),
        frames(seen, origins));
  }

  private static String name(Throwable thrown) {
    String name = thrown.getClass().getSimpleName();
    return name.isEmpty() ? Names.readable(thrown.getClass().getName()) : name;
  }

  private static String value(Throwable thrown) {
    String message = thrown.getLocalizedMessage();
    if (thrown instanceof OutOfMemoryError) {
      long megabytes = Runtime.getRuntime().maxMemory() >> 20;
      return message + "; this JVM may use " + megabytes + " MB, start it with a larger -Xmx";
    }
    return message == null ? "" : Names.readable(message);
  }

  private static List<String> frames(Throwable seen, Origins origins) {
    // Below a call of eval() there is only this kernel.
    List<StackTraceElement> all =
        Stream.of(seen.getStackTrace())
            .takeWhile(frame -> !frame.getClassName().equals(CellControl.class.getName()))
            .filter(frame -> !PLUMBING.matcher(frame.getClassName()).lookingAt())
            .toList();
    var lines = new ArrayList<String>();
    all.stream().limit(FRAMES).map(origins::describe).forEach(lines::add);
    if (all.size() > FRAMES) {
      lines.add("    ... " + (all.size() - FRAMES) + " more");
    }
    return lines;
  }
}
