package rethink.notebook;

import java.util.Arrays;
import java.util.Map;
import java.util.UUID;

/** A kernel of the family that IJava began: IJava itself, JJava and rapaio. */
final class BaseKernel implements Screen {
  private final Object kernel;
  private final Class<?> dataType;

  /** Takes the kernel's object and the name of the type in which it takes its output. */
  BaseKernel(Object kernel, String dataType) {
    this.kernel = kernel;
    try {
      this.dataType = Class.forName(dataType, true, kernel.getClass().getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          "kernel %s comes without %s; is its installation complete?"
              .formatted(kernel.getClass().getName(), dataType),
          e);
    }
  }

  @Override
  public String show(Map<String, String> bundle) {
    String id = UUID.randomUUID().toString();
    Reflection.call(kernel.getClass(), kernel, "display", data(id, bundle));
    return id;
  }

  @Override
  public void update(String id, Map<String, String> bundle) {
    Object target = has(kernel.getClass(), "getIO") ? displayStream() : kernel;
    Reflection.call(target.getClass(), target, "updateDisplay", data(id, bundle));
  }

  @Override
  public boolean isKernel() {
    return true;
  }

  /** Where IJava and JJava take updates; rapaio takes them itself. */
  private Object displayStream() {
    Object io = Reflection.call(kernel.getClass(), kernel, "getIO");
    return Reflection.field(io.getClass(), io, "display");
  }

  private Object data(String id, Map<String, String> bundle) {
    // Takes the text at once, since rapaio has no way to make an empty one.
    String text = bundle.get("text/plain");
    Object data;
    try {
      data =
          has(dataType, "fromText")
              ? Reflection.call(dataType, null, "fromText", text)
              : dataType.getConstructor(String.class).newInstance(text);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + dataType.getName() + " from a text", e);
    }
    bundle.forEach((type, content) -> Reflection.call(dataType, data, "putData", type, content));
    Reflection.call(dataType, data, "setDisplayId", id);
    return data;
  }

  private static boolean has(Class<?> type, String method) {
    return Arrays.stream(type.getMethods()).anyMatch(m -> m.getName().equals(method));
  }
}
