package rethink.kernel;

import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import java.util.Comparator;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** Completes the name at the cursor; those whose type fits come first. */
final class Suggestions {

  private Suggestions() {}

  /**
   * @param cursor the position in the cell, in Unicode characters as Jupyter counts them
   */
  static ReplacementOptions at(SourceCodeAnalysis analysis, String cell, int cursor) {
    int at = cell.offsetByCodePoints(0, Math.min(cursor, cell.codePointCount(0, cell.length())));
    int start = statementStart(analysis, cell, at);
    int[] anchor = {at - start};
    List<Suggestion> found =
        analysis.completionSuggestions(cell.substring(start), at - start, anchor);
    List<String> names =
        found.stream()
            .sorted(Comparator.comparing(Suggestion::matchesType).reversed())
            .map(Suggestion::continuation)
            .distinct()
            .toList();
    return new ReplacementOptions(names, cell.codePointCount(0, start + anchor[0]), cursor);
  }

  /**
   * Where the statement that holds the position begins: JShell completes one statement at a time.
   */
  static int statementStart(SourceCodeAnalysis analysis, String cell, int at) {
    int start = CellText.skipBlank(cell, 0);
    while (start < at) {
      CompletionInfo info = analysis.analyzeCompletion(cell.substring(start));
      int next = info.completeness().isComplete() ? cell.length() - info.remaining().length() : at;
      if (next >= at) {
        break;
      }
      start = CellText.skipBlank(cell, next);
    }
    return Math.min(start, at);
  }
}
