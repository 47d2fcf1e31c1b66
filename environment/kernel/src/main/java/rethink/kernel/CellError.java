package rethink.kernel;

import java.util.ArrayList;
import java.util.List;

/** A cell that failed, as Jupyter shows it: a short name, one line of text, and a traceback. */
public final class CellError extends Exception {

  private static final long serialVersionUID = 1L;
  private static final String RED = "\u001b[1;31m";
  private static final String PLAIN = "\u001b[0m";

  private final String name;
  private final List<String> details;

  /**
   * @param name such as {@code IllegalStateException}
   * @param value one line that says what went wrong
   * @param details the lines below the first of the traceback
   */
  CellError(String name, String value, List<String> details) {
    super(value);
    this.name = name;
    this.details = List.copyOf(details);
  }

  /** The kind of error: a Java exception's simple name, CompilationException, Interrupted, ... */
  public String name() {
    return name;
  }

  /** What went wrong, in one line; may be empty. */
  public String value() {
    return getMessage();
  }

  /** The lines below the first of the traceback. */
  List<String> details() {
    return details;
  }

  /** The lines to show, the first in red by an ANSI code. */
  public List<String> traceback() {
    var lines = new ArrayList<String>();
    lines.add(RED + name + PLAIN + (value().isEmpty() ? "" : ": " + value()));
    lines.addAll(details);
    return lines;
  }
}
