package rethink.kernel;

import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** Completes the name at the cursor; those whose type fits come first. */
final class Suggestions {

  // Of the class around the cell, which the reader did not write.
  private static final Set<String> OF_ANY_OBJECT =
      Set.of(
          "clone()",
          "equals(",
          "finalize()",
          "getClass()",
          "hashCode()",
          "notify()",
          "notifyAll()",
          "toString()",
          "wait(",
          "wait()");

  private Suggestions() {}

  /**
   * @param cursor the position in the cell, in Unicode characters as Jupyter counts them
   */
  static ReplacementOptions at(JShell shell, String cell, int cursor) {
    int at = cell.offsetByCodePoints(0, Math.min(cursor, cell.codePointCount(0, cell.length())));
    if (CellText.isInText(cell, at)) {
      return new ReplacementOptions(List.of(), cursor, cursor);
    }
    int begin = nameStart(cell, at);
    if (Magics.isMagicLine(cell, at)) {
      List<String> magics = Magics.complete(cell, at);
      int percent = cell.lastIndexOf('\n', at - 1) + 1;
      percent = cell.indexOf('%', percent);
      return new ReplacementOptions(magics, cell.codePointCount(0, percent), cursor);
    }
    CellScope scope = CellScope.of(shell, Magics.blank(cell), at);
    boolean isMember = begin > 0 && cell.charAt(begin - 1) == '.';
    String prefix = cell.substring(begin, at);
    Stream<String> own =
        scope.variables(begin).stream().filter(name -> !isMember && name.startsWith(prefix));
    int[] start = {begin};
    List<String> known =
        scope.ask(analysis -> suggestions(analysis, scope, at, start)).stream()
            .filter(name -> isMember || !OF_ANY_OBJECT.contains(name) && !name.startsWith("$"))
            .toList();
    var names = new LinkedHashSet<String>();
    if (start[0] == begin) {
      own.forEach(names::add);
    }
    names.addAll(known);
    return new ReplacementOptions(new ArrayList<>(names), cell.codePointCount(0, start[0]), cursor);
  }

  private static List<String> suggestions(
      SourceCodeAnalysis analysis, CellScope scope, int at, int[] start) {
    String statement = scope.code().substring(scope.start(), at);
    for (String prefix : scope.prefixes()) {
      String text = prefix + statement;
      int[] anchor = {text.length()};
      List<String> found =
          analysis.completionSuggestions(text, text.length(), anchor).stream()
              .sorted(Comparator.comparing(Suggestion::matchesType).reversed())
              .map(Suggestion::continuation)
              .distinct()
              .toList();
      if (!found.isEmpty()) {
        start[0] = anchor[0] - prefix.length() + scope.start();
        return found;
      }
    }
    return List.of();
  }

  private static int nameStart(String cell, int at) {
    int begin = at;
    while (begin > 0 && Character.isJavaIdentifierPart(cell.charAt(begin - 1))) {
      begin--;
    }
    return begin;
  }
}
