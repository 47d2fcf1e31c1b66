package rethink.kernel;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;

/** Says what declarations lack that JShell accepted although something they need is unknown. */
final class Unfinished {

  private static final Pattern SYMBOL =
      Pattern.compile("(?:symbol:\\s+(?:class|variable|method)|package)\\s+(\\w+)");

  private final JShell shell;

  Unfinished(JShell shell) {
    this.shell = shell;
  }

  /** Why the names that the compiler did not find are unknown although cells declare them. */
  List<String> reasons(List<Diag> diagnostics) {
    return diagnostics.stream()
        .flatMap(one -> SYMBOL.matcher(one.getMessage(null)).results())
        .map(found -> found.group(1))
        .distinct()
        .flatMap(name -> declarations().stream().filter(one -> one.name().equals(name)))
        .map(this::reason)
        .toList();
  }

  /** In one sentence, what a declaration needs. */
  String reason(DeclarationSnippet snippet) {
    return missing(snippet)
        + " is unknown, but "
        + title(snippet)
        + " needs it; import it or declare it in a cell, and run again";
  }

  /** What is missing in the end, also by way of other declarations. */
  String missing(DeclarationSnippet snippet) {
    var missing = new LinkedHashSet<String>();
    collect(snippet, missing, new LinkedHashSet<>());
    return missing.isEmpty() ? "something unknown" : String.join(", ", missing);
  }

  private void collect(DeclarationSnippet snippet, Set<String> missing, Set<String> seen) {
    for (String one : shell.unresolvedDependencies(snippet).map(Names::readable).toList()) {
      if (seen.add(one)) {
        Matcher name = Pattern.compile("\\w+ (\\w+).*").matcher(one);
        List<DeclarationSnippet> between =
            declarations().stream()
                .filter(other -> name.matches() && other.name().equals(name.group(1)))
                .toList();
        if (between.isEmpty()) {
          missing.add(one);
        }
        between.forEach(other -> collect(other, missing, seen));
      }
    }
  }

  private Set<DeclarationSnippet> declarations() {
    return shell
        .snippets()
        .filter(DeclarationSnippet.class::isInstance)
        .map(DeclarationSnippet.class::cast)
        .filter(one -> isUnfinished(shell.status(one)))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static boolean isUnfinished(Status status) {
    return status == Status.RECOVERABLE_DEFINED || status == Status.RECOVERABLE_NOT_DEFINED;
  }

  static String title(DeclarationSnippet snippet) {
    String kind =
        switch (snippet.kind()) {
          case VAR -> "variable";
          case TYPE_DECL -> snippet.subKind().name().replace("_SUBKIND", "").toLowerCase();
          default -> snippet.kind().name().toLowerCase();
        };
    return kind.replace("_", " ") + " " + snippet.name();
  }
}
