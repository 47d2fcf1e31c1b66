package rethink.kernel;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.InternalException;

/** Loads the classes of cells, with stop checks, and the jars added while the kernel runs. */
final class CellLoader extends URLClassLoader implements LoaderDelegate {

  private final Map<String, byte[]> waiting = new ConcurrentHashMap<>();
  private Throwable failure;

  CellLoader(ClassLoader parent) {
    super(new URL[0], parent);
  }

  @Override
  public void load(ClassBytecodes[] classes) throws ClassInstallException {
    boolean[] installed = new boolean[classes.length];
    for (ClassBytecodes one : classes) {
      waiting.put(one.name(), PulseInserter.insert(one.bytecodes()));
    }
    try {
      for (int i = 0; i < classes.length; i++) {
        loadClass(classes[i].name());
        installed[i] = true;
      }
    } catch (ClassNotFoundException | LinkageError e) {
      // JShell swallows this and calls the snippet good, so it is kept for the evaluator.
      failure = e;
      throw new ClassInstallException(e.toString(), installed);
    }
  }

  /** The error of the last load that went wrong, asked once; null when all went well. */
  Throwable takeFailure() {
    Throwable taken = failure;
    failure = null;
    return taken;
  }

  @Override
  public Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = waiting.remove(name);
    if (bytes != null) {
      return defineClass(name, bytes, 0, bytes.length);
    }
    Class<?> loaded = findLoadedClass(name);
    return loaded != null ? loaded : super.findClass(name);
  }

  @Override
  public void classesRedefined(ClassBytecodes[] classes) {
    throw new UnsupportedOperationException("classes of cells are replaced, never redefined");
  }

  @Override
  public void addToClasspath(String path) throws InternalException {
    try {
      for (String entry : path.split(File.pathSeparator)) {
        addURL(new File(entry).toURI().toURL());
      }
    } catch (MalformedURLException e) {
      throw new InternalException(e.toString());
    }
  }
}
