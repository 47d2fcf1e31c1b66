package rethink.notebook;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Calls by name into kernels that the kit is not compiled against. */
final class Reflection {
  private Reflection() {}

  /** Calls a public method that takes such arguments; {@code target} is null for a static one. */
  static Object call(Class<?> type, Object target, String name, Object... arguments) {
    try {
      Method method =
          Arrays.stream(type.getMethods())
              .filter(candidate -> candidate.getName().equals(name))
              .filter(candidate -> accepts(candidate, arguments))
              .findFirst()
              .orElseThrow(() -> new NoSuchMethodException(type.getName() + "." + name));
      method.trySetAccessible();
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(
          "%s.%s failed: %s".formatted(type.getName(), name, e.getCause()), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw unknown(type, name, e);
    }
  }

  /** Reads a public field; {@code target} is null for a static one. */
  static Object field(Class<?> type, Object target, String name) {
    try {
      return type.getField(name).get(target);
    } catch (ReflectiveOperationException e) {
      throw unknown(type, name, e);
    }
  }

  private static boolean accepts(Method method, Object[] arguments) {
    Class<?>[] types = method.getParameterTypes();
    return types.length == arguments.length
        && IntStream.range(0, types.length).allMatch(i -> types[i].isInstance(arguments[i]));
  }

  private static IllegalStateException unknown(
      Class<?> type, String name, ReflectiveOperationException e) {
    return new IllegalStateException(
        "this kernel's %s has no public \"%s\" as expected; use IJava 1.3, JJava 1.0 or the kit's own kernel"
            .formatted(type.getName(), name),
        e);
  }
}
