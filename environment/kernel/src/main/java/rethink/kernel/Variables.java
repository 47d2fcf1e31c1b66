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
    List<Snippet> own =
        events.stream().filter(e -> e.causeSnippet() == null).map(SnippetEvent::snippet).toList();
    if (own.isEmpty()) {
      return;
    }
    Snippet cause = own.get(0);
    var done = new HashSet<String>();
    own.forEach(snippet -> done.add(snippet instanceof VarSnippet v ? v.name() : ""));
    declareAgain(before, events, cause, done);
    // JShell reports no event where it could give the variable's class new code in place.
    shell
        .variables()
        .filter(variable -> shell.status(variable) == Status.VALID)
        .filter(variable -> value(before.get(variable.name())) != null)
        .filter(variable -> done.add(variable.name()))
        .filter(variable -> renewed(variable).isPresent() || value(field(variable)) == null)
        .forEach(
            variable -> {
              set(field(variable), null);
              tellReset(variable, cause);
            });
  }

  /** Declares those again, without their initialisers, whose initialisers no longer compile. */
  private void declareAgain(
      Map<String, Field> before, List<SnippetEvent> events, Snippet cause, Set<String> done) {
    for (SnippetEvent event : events) {
      if (event.causeSnippet() != null
          && event.snippet() instanceof VarSnippet variable
          && event.status() != Status.OVERWRITTEN
          && event.status() != Status.VALID
          && before.get(variable.name()) != null
          && done.add(variable.name())) {
        declareAgain(
            before, declareAgain(variable, before.get(variable.name()), cause), cause, done);
      }
    }
  }

  private List<SnippetEvent> declareAgain(VarSnippet variable, Field old, Snippet cause) {
    Object value = value(old);
    List<SnippetEvent> events = shell.eval(variable.typeName() + " " + variable.name() + ";");
    if (events.get(0).status() == Status.REJECTED) {
      // Java can infer types that it cannot write; the field's own is one of those above it.
      String type = old.getType().getTypeName();
      events = shell.eval(type + " " + variable.name() + ";");
      tell(
          variable,
          "is of type " + type + " from now on",
          cause,
          "its initialiser no longer compiles");
    }
    if (events.get(0).status() != Status.VALID) {
      String reason = "its type " + variable.typeName() + " no longer compiles";
      tell(variable, "cannot be used any more", cause, reason);
      return events;
    }
    Field field = field((VarSnippet) events.get(0).snippet());
    if (value != null && (renewed(variable).isPresent() || !set(field, value))) {
      tellReset(variable, cause);
    }
    return events;
  }

  /**
   * A type in the variable's type that was made anew, so that the variable's object is outdated.
   */
  private Optional<String> renewed(VarSnippet variable) {
    return generations.renewedTypes().stream()
        .filter(type -> variable.typeName().matches(".*\\b" + Pattern.quote(type) + "\\b.*"))
        .min(Comparator.naturalOrder());
  }

  private void tellReset(VarSnippet variable, Snippet cause) {
    String type = renewed(variable).orElse(variable.typeName());
    boolean isCause = cause instanceof TypeDeclSnippet same && same.name().equals(type);
    tell(
        variable,
        "was reset to null",
        cause,
        (isCause ? "" : "type " + type + " was compiled again, and ")
            + "Java cannot turn objects of the old class into objects of the new one");
  }

  private static void tell(VarSnippet variable, String what, Snippet cause, String reason) {
    String declared =
        cause instanceof DeclarationSnippet declaration
            ? Unfinished.title(declaration)
            : cause.source().strip();
    System.err.printf(
        "variable %s %s: %s was declared again, and %s%n", variable.name(), what, declared, reason);
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
