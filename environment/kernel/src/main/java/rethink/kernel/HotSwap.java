package rethink.kernel;

import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import net.bytebuddy.agent.ByteBuddyAgent;

/**
 * Gives loaded classes new code in place, as the debugger does for the {@code jshell} command:
 * their objects and their static fields, which hold the cells' variables, stay.
 */
final class HotSwap {

  private static Instrumentation instrumentation;
  private static boolean asked;

  private HotSwap() {}

  /**
   * Replaces the code of all classes, or of none.
   *
   * @return false where Java does not allow it: fields or methods came, went or changed their
   *     types, or this JVM lets no agent in
   */
  static synchronized boolean replace(ClassDefinition... classes) {
    try {
      if (!asked) {
        asked = true;
        instrumentation = ByteBuddyAgent.install();
      }
      if (instrumentation == null) {
        return false;
      }
      instrumentation.redefineClasses(classes);
      return true;
    } catch (Exception | LinkageError e) {
      return false;
    }
  }
}
