package rethink.kernel;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The classes that JShell makes of snippets, each anew whenever something that its snippet needs is
 * declared again. Values of variables pass from the old class to the new one.
 */
final class Generations {

  // REPL.$JShell$12B holds the second generation of snippet 12, REPL.$JShell$12B$P its type P.
  private static final Pattern NAME =
      Pattern.compile("REPL\\.\\$JShell\\$(\\d+)[A-Z]*(?:\\$(\\w+))?");

  private final Map<String, Class<?>> newest = new HashMap<>();
  private final Set<String> renewedTypes = new HashSet<>();

  /** Notes classes that were just loaded; none of their code has run yet. */
  void add(Collection<Class<?>> loaded) {
    for (Class<?> one : loaded) {
      Matcher name = NAME.matcher(one.getName());
      if (name.matches()) {
        Class<?> old = newest.put(name.group(1) + "." + name.group(2), one);
        if (old != null && name.group(2) == null) {
          copyVariables(old, one);
        } else if (old != null) {
          renewedTypes.add(name.group(2));
        }
      }
    }
  }

  void forgetRenewedTypes() {
    renewedTypes.clear();
  }

  /** The types of cells whose objects made before are of another class by now. */
  Set<String> renewedTypes() {
    return renewedTypes;
  }

  private static void copyVariables(Class<?> from, Class<?> to) {
    for (Field target : to.getDeclaredFields()) {
      if (Modifier.isStatic(target.getModifiers()) && !target.isSynthetic()) {
        try {
          copy(from.getDeclaredField(target.getName()), target);
        } catch (NoSuchFieldException newVariable) {
          // It starts with Java's default.
        }
      }
    }
  }

  private static void copy(Field source, Field target) {
    try {
      source.setAccessible(true);
      target.setAccessible(true);
      target.set(null, source.get(null));
    } catch (IllegalArgumentException | IllegalAccessException | LinkageError otherType) {
      // Then it starts with Java's default, too.
    }
  }
}
