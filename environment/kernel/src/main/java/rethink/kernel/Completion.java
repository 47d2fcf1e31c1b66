package rethink.kernel;

import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;

/** Tells a console whether Enter should run the text or open a new line. */
final class Completion {

  private static final String STEP = "    ";

  private Completion() {}

  /** "complete", "invalid", or the white space with which the next line starts. */
  static String indent(SourceCodeAnalysis analysis, String code) {
    String rest = Magics.toJava(code);
    while (!rest.isBlank()) {
      SourceCodeAnalysis.CompletionInfo info = analysis.analyzeCompletion(rest);
      Completeness completeness = info.completeness();
      if (completeness == Completeness.UNKNOWN) {
        return "invalid";
      }
      if (!completeness.isComplete() && completeness != Completeness.EMPTY) {
        return nextIndent(code);
      }
      rest = info.remaining();
    }
    return "complete";
  }

  private static String nextIndent(String code) {
    String text = code.stripTrailing();
    String line = text.substring(text.lastIndexOf('\n') + 1);
    String indent = line.substring(0, line.length() - line.stripLeading().length());
    return line.endsWith("{") || line.endsWith("(") ? indent + STEP : indent;
  }
}
