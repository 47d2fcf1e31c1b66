package rethink.kernel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;

/**
 * What stands in a cell before a position. JShell analyses one statement at a time and knows only
 * what has run, so the statements above it become the beginning of a class around it.
 *
 * @param imports the cell's import declarations
 * @param members its methods and types
 * @param body its other statements
 * @param start where the statement at the position begins
 */
record CellScope(
    JShell shell, List<String> imports, String members, String body, String code, int start) {

  private static final Pattern VARIABLE =
      Pattern.compile(
          "\\b(?!return\\b|new\\b|throw\\b|package\\b|import\\b|case\\b)"
              + "[A-Za-z_][\\w.]*(?:<[^;=(){}]*>)?(?:\\[\\s*\\])*\\s+(\\w+)\\s*(?==(?!=)|;|:(?!:)|,|\\))");

  static CellScope of(JShell shell, String code, int at) {
    SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
    int start = CellText.skipBlank(code, 0);
    var imports = new ArrayList<String>();
    var members = new StringBuilder();
    var body = new StringBuilder();
    while (start < at) {
      SourceCodeAnalysis.CompletionInfo info = analysis.analyzeCompletion(code.substring(start));
      int next = info.completeness().isComplete() ? code.length() - info.remaining().length() : at;
      if (next >= at) {
        break;
      }
      switch (kind(analysis, info.source())) {
        case IMPORT -> imports.add(info.source());
        case METHOD, TYPE_DECL -> members.append(info.source()).append('\n');
        default -> body.append(info.source()).append('\n');
      }
      start = CellText.skipBlank(code, next);
    }
    return new CellScope(
        shell, imports, members.toString(), body.toString(), code, Math.min(start, at));
  }

  private static Snippet.Kind kind(SourceCodeAnalysis analysis, String source) {
    List<Snippet> snippets = analysis.sourceToSnippets(source);
    return snippets.isEmpty() ? Snippet.Kind.ERRONEOUS : snippets.get(0).kind();
  }

  /** What to put before the statement: first as it is, then as a method of a class. */
  List<String> prefixes() {
    if (members.isEmpty() && body.isEmpty()) {
      return List.of("");
    }
    String statement = "class $Cell { " + members + "void $run() throws Throwable { " + body;
    return List.of(statement, statement + "class $Member { ");
  }

  /** Variables that the cell declares before a position, in whatever block. */
  Set<String> variables(int at) {
    var names = new LinkedHashSet<String>();
    VARIABLE
        .matcher(CellText.withoutTexts(code.substring(0, at)))
        .results()
        .forEach(found -> names.add(found.group(1)));
    return names;
  }

  /** Asks while the cell's imports hold, and takes those back that were not there before. */
  <T> T ask(Function<SourceCodeAnalysis, T> question) {
    var added = new ArrayList<Snippet>();
    try {
      for (String one : imports) {
        for (SnippetEvent event : shell.eval(one)) {
          if (event.previousStatus() == Status.NONEXISTENT && event.status() == Status.VALID) {
            added.add(event.snippet());
          }
        }
      }
      return question.apply(shell.sourceCodeAnalysis());
    } finally {
      added.forEach(shell::drop);
    }
  }
}
