package rethink.kernel;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import jdk.jshell.execution.DirectExecutionControl;

/** JShell's hands: runs a snippet's method on the worker and keeps its value and its exception. */
final class CellControl extends DirectExecutionControl {

  private final CellLoader loader;
  private final CellRunner runner;
  private boolean called;
  private Object value;
  private Throwable failure;
  private Throwable thrown;
  private Field field;

  CellControl(CellLoader loader, CellRunner runner) {
    super(loader);
    this.loader = loader;
    this.runner = runner;
  }

  /** Forgets the snippet before. */
  void reset() {
    called = false;
    value = null;
    failure = null;
    thrown = null;
    loader.takeFailure();
  }

  /** True once the snippet's code was entered. */
  boolean wasCalled() {
    return called;
  }

  /** What the snippet's code returned, or null. */
  Object value() {
    return value;
  }

  /** What the snippet's code threw, or null. */
  Throwable thrown() {
    return thrown;
  }

  /** Why the snippet's code could not be entered, or null: JShell itself keeps silent about it. */
  Throwable failure() {
    Throwable atLoading = loader.takeFailure();
    return atLoading != null ? atLoading : failure;
  }

  /** The static field that holds a cell's variable; null where there is none. */
  Field lastField() {
    return field;
  }

  /** Called by {@link jdk.jshell.JShell#varValue}, which alone knows the class of a variable. */
  @Override
  public String varValue(String className, String varName) throws RunException, InternalException {
    field = null;
    try {
      field = findClass(className).getDeclaredField(varName);
      field.setAccessible(true);
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new InternalException(e.toString());
    }
    return "";
  }

  @Override
  public void redefine(ClassBytecodes[] classes) throws ClassInstallException {
    loader.replace(classes);
  }

  @Override
  public String invoke(String className, String methodName) throws RunException, InternalException {
    Method method;
    try {
      method = findClass(className).getDeclaredMethod(methodName);
      method.setAccessible(true);
    } catch (ReflectiveOperationException | LinkageError e) {
      failure = e;
      throw new InternalException(e.toString());
    }
    called = true;
    try {
      value = runner.run(() -> method.invoke(null));
      called = true; // A nested eval() may have reset it.
      return "";
    } catch (InvocationTargetException e) {
      return rethrow(e.getCause());
    } catch (Exception | Error e) {
      return rethrow(e);
    }
  }

  private String rethrow(Throwable e) throws RunException, InternalException {
    // A nested eval() may have set both; the outer snippet's own end counts.
    value = null;
    thrown = e;
    return throwConvertedInvocationException(e);
  }
}
