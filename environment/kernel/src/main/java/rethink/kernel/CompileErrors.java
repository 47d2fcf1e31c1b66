package rethink.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jdk.jshell.Diag;

/**
 * Turns the compiler's complaints about a piece of a cell into an error with excerpts and carets.
 */
final class CompileErrors {

  private CompileErrors() {}

  static CellError of(Piece piece, Stream<Diag> diagnostics) {
    return of(piece, diagnostics, List.of());
  }

  /**
   * @param reasons what says more than the compiler's first line, or nothing
   */
  static CellError of(Piece piece, Stream<Diag> diagnostics, List<String> reasons) {
    var details = new ArrayList<String>();
    String first = null;
    for (Diag one : diagnostics.filter(Diag::isError).toList()) {
      List<String> message = message(one);
      int position = (int) Math.max(0, Math.min(one.getPosition(), piece.source().length()));
      String place = "line " + (piece.line() + linesBefore(piece.source(), position));
      if (first == null) {
        first = place + ": " + String.join(", ", reasons.isEmpty() ? message : reasons);
      } else {
        details.add(place + ": " + String.join(", ", message));
      }
      details.addAll(excerpt(piece, position, one));
    }
    if (first == null) {
      first = "line " + piece.line() + ": this is not a complete statement";
    }
    return new CellError("CompilationException", first, details);
  }

  /** The compiler's lines, without the name of the class that JShell wraps around a cell. */
  private static List<String> message(Diag diagnostic) {
    return diagnostic
        .getMessage(null)
        .lines()
        .map(line -> Names.readable(line).strip().replaceAll("\\s+", " "))
        .filter(line -> !line.isEmpty() && !line.equals("location: class"))
        .toList();
  }

  private static int linesBefore(String text, int position) {
    return (int) text.substring(0, position).chars().filter(c -> c == '\n').count();
  }

  private static List<String> excerpt(Piece piece, int position, Diag diagnostic) {
    String source = piece.source();
    int start = source.lastIndexOf('\n', position - 1) + 1;
    int end = source.indexOf('\n', position);
    String line = source.substring(start, end < 0 ? source.length() : end);
    int width =
        (int) Math.max(1, Math.min(diagnostic.getEndPosition(), start + line.length()) - position);
    return List.of(
        "    " + line,
        "    " + line.substring(0, position - start).replaceAll("[^\\t]", " ") + "^".repeat(width));
  }
}
