package rethink.kernel;

import java.lang.reflect.Field;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/**
 * Sees to it that a variable outlives a new declaration of what it was made with. JShell makes such
 * a variable anew, without running its initialiser, or takes it away when the initialiser no longer
 * compiles; here it keeps its value where its type allows it, and else standard error tells.
 */
final class Variables {

  private final JShell shell;
  private final CellControl control;
  private final Generations generations;

  Variables(JShell shell, CellControl control, Generations generations) {
    this.shell = shell;
    this.control = control;
    this.generations = generations;
  }

  /** Where each variable is held now, to be asked before a piece of a cell runs. */
  Map<String, Field> all() {
    generations.forgetRenewedTypes();
    var fields = new HashMap<String, Field>();
    shell
        .variables()
        .filter(variable -> shell.status(variable) == Status.VALID)
        .forEach(variable -> fields.put(variable.name(), field(variable)));
    return fields;
  }

  /** Repairs what a piece did to the variables that were declared before it. */
  void restore(Map<String, Field> before, List<SnippetEvent> events) {
    events.stream()
        .filter(event -> event.causeSnippet() == null)
        .findFirst()
        .ifPresent(cause -> restore(before, events, cause.snippet(), new HashSet<>()));
  }

  private void restore(
      Map<String, Field> before, List<SnippetEvent> events, Snippet cause, Set<String> done) {
    for (SnippetEvent event : events) {
      if (event.causeSnippet() != null
          && event.status() != Status.OVERWRITTEN
          && event.snippet() instanceof VarSnippet variable
          && before.containsKey(variable.name())
          && done.add(variable.name())) {
        Object value = value(before.get(variable.name()));
        if (event.status() != Status.VALID) {
          restore(before, declareAgain(variable, value, cause), cause, done);
        } else if (value != null && (isRenewed(variable) || value(field(variable)) == null)) {
          set(field(variable), null);
          tell(variable, "was reset to null", cause);
        }
      }
    }
  }

  /** Declares the variable without its initialiser, so that it needs nothing but its type. */
  private List<SnippetEvent> declareAgain(VarSnippet variable, Object value, Snippet cause) {
    List<SnippetEvent> events = shell.eval(variable.typeName() + " " + variable.name() + ";");
    if (events.get(0).status() != Status.VALID) {
      tell(variable, "cannot be used any more", cause);
    } else if (isRenewed(variable) || !set(field((VarSnippet) events.get(0).snippet()), value)) {
      tell(variable, "was reset to null", cause);
    }
    return events;
  }

  private boolean isRenewed(VarSnippet variable) {
    return renewed(variable).isPresent();
  }

  /**
   * A type in the variable's type that was made anew, so that the variable's object is outdated.
   */
  private Optional<String> renewed(VarSnippet variable) {
    return generations.renewedTypes().stream()
        .filter(type -> variable.typeName().matches(".*\\b" + Pattern.quote(type) + "\\b.*"))
        .min(Comparator.naturalOrder());
  }

  private void tell(VarSnippet variable, String what, Snippet cause) {
    boolean isDeclaration = cause instanceof DeclarationSnippet;
    String declared =
        (isDeclaration ? Unfinished.title((DeclarationSnippet) cause) : cause.source().strip())
            + " was declared again";
    String reason =
        renewed(variable)
            .map(
                type ->
                    (cause instanceof TypeDeclSnippet same && same.name().equals(type)
                            ? declared
                            : "type " + type + " was compiled again because " + declared)
                        + ", and Java cannot turn objects of the old class into objects of the new"
                        + " one")
            .orElse("its type " + variable.typeName() + " is not usable since " + declared);
    System.err.printf("variable %s %s: %s%n", variable.name(), what, reason);
  }

  private Field field(VarSnippet variable) {
    shell.varValue(variable);
    return control.lastField();
  }

  private static Object value(Field field) {
    try {
      return field == null ? null : field.get(null);
    } catch (IllegalAccessException | LinkageError unreadable) {
      return null;
    }
  }

  /** Whether the variable's type takes the value. */
  private static boolean set(Field field, Object value) {
    try {
      if (field == null) {
        return false;
      }
      field.set(null, value);
      return true;
    } catch (IllegalAccessException | IllegalArgumentException | LinkageError otherType) {
      return false;
    }
  }
}
