package rethink.kernel;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.VarSnippet;

/** Explains the name at the cursor: a variable's type, or signatures with their documentation. */
final class Signatures {

  private Signatures() {}

  /**
   * The explanation as text, or nothing where the name is unknown.
   *
   * @param cursor the position in the cell, in Unicode characters as Jupyter counts them
   */
  static Optional<String> at(JShell shell, String cell, int cursor) {
    int at = cell.offsetByCodePoints(0, Math.min(cursor, cell.codePointCount(0, cell.length())));
    int end = at;
    while (end < cell.length() && Character.isJavaIdentifierPart(cell.charAt(end))) {
      end++;
    }
    int begin = end;
    while (begin > 0 && Character.isJavaIdentifierPart(cell.charAt(begin - 1))) {
      begin--;
    }
    if (CellText.isInText(cell, at)) {
      return Optional.empty();
    }
    String name = cell.substring(begin, end);
    Optional<VarSnippet> variable =
        shell.variables().filter(snippet -> snippet.name().equals(name)).findFirst();
    if (variable.isPresent() && (begin == 0 || cell.charAt(begin - 1) != '.')) {
      return Optional.of(variable.get().typeName() + " " + name);
    }
    CellScope scope = CellScope.of(shell, Magics.blank(cell), at);
    String statement = scope.code().substring(scope.start(), end);
    // A name followed by "(" is asked as a method first, then as what it is, then its surroundings.
    List<String> questions =
        name.isEmpty() ? List.of(statement) : List.of(statement + "(", statement);
    return scope.ask(
        analysis ->
            scope.prefixes().stream()
                .flatMap(prefix -> questions.stream().map(question -> prefix + question))
                .map(text -> analysis.documentation(text, text.length(), true))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .map(Signatures::text));
  }

  private static String text(List<Documentation> found) {
    return found.stream()
        .map(
            one -> {
              String doc = one.javadoc();
              return one.signature() + (doc == null ? "" : "\n" + doc.strip().indent(4));
            })
        .distinct()
        .collect(Collectors.joining("\n"));
  }
}
