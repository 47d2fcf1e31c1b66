package rethink.notebook;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the kernel that runs this notebook. Its classes may sit on the system class path or behind
 * the loader of the current thread, so both are asked.
 */
final class Kernels {
  private static final String OWN = "rethink.kernel.Display";
  private static final String IJAVA = "io.github.spencerpark.ijava.IJava";
  private static final String JJAVA = "org.dflib.jjava.jupyter.kernel.BaseKernel";
  private static final String RAPAIO = "org.rapaio.jupyter.kernel.MainApp";

  private Kernels() {}

  static Optional<Screen> running() {
    return own()
        .or(
            () ->
                kernel(IJAVA, "getKernelInstance")
                    .map(
                        k ->
                            new BaseKernel(
                                k, "io.github.spencerpark.jupyter.kernel.display.DisplayData")))
        .or(
            () ->
                kernel(JJAVA, "notebookKernel")
                    .map(
                        k ->
                            new BaseKernel(
                                k, "org.dflib.jjava.jupyter.kernel.display.DisplayData")))
        .or(Kernels::rapaio);
  }

  private static Optional<Screen> own() {
    return find(OWN)
        .filter(display -> Boolean.TRUE.equals(Reflection.call(display, null, "isActive")))
        .map(OwnKernel::new);
  }

  private static Optional<Object> kernel(String type, String method) {
    return find(type).map(found -> Reflection.call(found, null, method));
  }

  /** Loading its main class starts a shell, so it is asked only in a process that it started. */
  private static Optional<Screen> rapaio() {
    return System.getProperty("sun.java.command", "").contains("rapaio")
        ? find(RAPAIO)
            .map(main -> Reflection.field(main, null, "kernel"))
            .map(k -> new BaseKernel(k, "org.rapaio.jupyter.kernel.display.DisplayData"))
        : Optional.empty();
  }

  private static Optional<Class<?>> find(String name) {
    return Stream.of(
            ClassLoader.getSystemClassLoader(), Thread.currentThread().getContextClassLoader())
        .filter(Objects::nonNull)
        .distinct()
        .<Class<?>>map(loader -> load(name, loader))
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static Class<?> load(String name, ClassLoader loader) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }
}
