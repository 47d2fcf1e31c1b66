package rethink.kernel;

import java.util.List;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.UnresolvedReferenceException;

/** Judges what became of a piece of a cell, also where JShell keeps silent about a failure. */
final class Verdict {

  private final JShell shell;
  private final CellControl control;
  private final Origins origins;
  private final Unfinished unfinished;

  Verdict(JShell shell, CellControl control, Origins origins) {
    this.shell = shell;
    this.control = control;
    this.origins = origins;
    unfinished = new Unfinished(shell);
  }

  void throwIfFailed(Piece piece, SnippetEvent event) throws CellError {
    Snippet snippet = event.snippet();
    if (event.status() == Status.REJECTED) {
      List<Diag> diagnostics = shell.diagnostics(snippet).toList();
      throw CompileErrors.of(piece, diagnostics.stream(), unfinished.reasons(diagnostics));
    }
    JShellException exception = event.exception();
    if (exception != null && control.thrown() instanceof CellError inner) {
      throw inner; // Of eval() or a magic, which know better what happened.
    }
    if (exception instanceof UnresolvedReferenceException unresolved) {
      throw RuntimeErrors.of(unresolved, unfinished, origins);
    }
    if (exception != null) {
      throw RuntimeErrors.of(exception, control.thrown(), origins);
    }
    Throwable failure = control.failure();
    boolean skipped =
        event.status() == Status.VALID && snippet.subKind().isExecutable() && !control.wasCalled();
    if (failure != null || skipped) {
      String reason = failure == null ? "" : ": " + Names.readable(failure.toString());
      String value = "line " + piece.line() + " was compiled but could not be loaded" + reason;
      throw new CellError("LoadError", value, List.of("    " + piece.source().strip()));
    }
  }

  /** Tells on standard error of a declaration that the cell leaves without something it needs. */
  void warnIfUnresolved(DeclarationSnippet snippet, Piece piece) {
    Status status = shell.status(snippet);
    if (status == Status.RECOVERABLE_DEFINED || status == Status.RECOVERABLE_NOT_DEFINED) {
      System.err.printf(
          "line %d: %s can be used once there is %s%n",
          piece.line(), Unfinished.title(snippet), unfinished.missing(snippet));
    }
  }
}
