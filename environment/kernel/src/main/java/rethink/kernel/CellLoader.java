package rethink.kernel;

import java.io.File;
import java.lang.instrument.ClassDefinition;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.InternalException;

/** Loads the classes of cells, with stop checks, and the jars added while the kernel runs. */
final class CellLoader extends URLClassLoader implements LoaderDelegate {

  private final Map<String, byte[]> waiting = new ConcurrentHashMap<>();
  private final Generations generations = new Generations();
  private Throwable failure;

  CellLoader(ClassLoader parent) {
    super(new URL[0], parent);
  }

  @Override
  public void load(ClassBytecodes[] classes) throws ClassInstallException {
    boolean[] installed = new boolean[classes.length];
    var loaded = new ArrayList<Class<?>>();
    for (ClassBytecodes one : classes) {
      waiting.put(one.name(), PulseInserter.insert(one.bytecodes()));
    }
    try {
      for (int i = 0; i < classes.length; i++) {
        loaded.add(loadClass(classes[i].name()));
        installed[i] = true;
      }
      generations.add(loaded);
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

  /**
   * Gives loaded classes new code, so that their objects and variables stay.
   *
   * @throws ClassInstallException where Java does not allow it; JShell then loads them anew
   */
  void replace(ClassBytecodes[] classes) throws ClassInstallException {
    var definitions = new ClassDefinition[classes.length];
    for (int i = 0; i < classes.length; i++) {
      Class<?> loaded = findLoadedClass(classes[i].name());
      if (loaded == null) {
        throw new ClassInstallException(classes[i].name(), new boolean[classes.length]);
      }
      byte[] bytes = PulseInserter.insert(classes[i].bytecodes());
      definitions[i] = new ClassDefinition(loaded, bytes);
    }
    if (!HotSwap.replace(definitions)) {
      throw new ClassInstallException("another shape", new boolean[classes.length]);
    }
  }

  Generations generations() {
    return generations;
  }

  @Override
  public void classesRedefined(ClassBytecodes[] classes) {
    throw new UnsupportedOperationException("replace() is called instead");
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
