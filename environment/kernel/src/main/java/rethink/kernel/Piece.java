package rethink.kernel;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * One statement, expression or declaration of a cell.
 *
 * @param source what JShell is given, starting at its first word
 * @param line the line of the cell, from 1, on which it starts
 * @param column the characters before it on that line
 * @param isWellFormed false when the text ends too early or is no Java
 */
record Piece(String source, int line, int column, boolean isWellFormed) {

  /** Splits a cell; what cannot be split is the last piece, not well formed. */
  static List<Piece> split(SourceCodeAnalysis analysis, String cell) {
    var pieces = new ArrayList<Piece>();
    int start = CellText.skipBlank(cell, 0);
    while (start < cell.length()) {
      String rest = cell.substring(start);
      CompletionInfo info = analysis.analyzeCompletion(rest);
      Completeness completeness = info.completeness();
      boolean wellFormed =
          completeness == Completeness.COMPLETE || completeness == Completeness.COMPLETE_WITH_SEMI;
      String source = wellFormed ? info.source() : rest;
      pieces.add(at(cell, start, source, wellFormed));
      if (!wellFormed || info.remaining().length() >= rest.length()) {
        break;
      }
      start = CellText.skipBlank(cell, cell.length() - info.remaining().length());
    }
    return pieces;
  }

  private static Piece at(String cell, int start, String source, boolean wellFormed) {
    int lineStart = cell.lastIndexOf('\n', start - 1) + 1;
    int line = 1 + (int) cell.substring(0, lineStart).chars().filter(c -> c == '\n').count();
    return new Piece(source, line, start - lineStart, wellFormed);
  }
}
