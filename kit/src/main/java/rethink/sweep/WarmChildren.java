package rethink.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * The children of this JVM. Starting one costs seconds, so that one that has nothing to do waits a
 * minute for another sweep of the same kind.
 */
final class WarmChildren {
  private static final Deque<Child> IDLE = new ArrayDeque<>();
  private static final Set<Child> BUSY = new HashSet<>();
  private static boolean ending;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(WarmChildren::end));
  }

  private WarmChildren() {}

  /** One that waits, or a new one; those of another kind give up their memory for it. */
  static synchronized Child take(JvmCommand command, Path runs) throws IOException {
    if (ending) {
      throw new CancellationException("this JVM is about to end");
    }
    Child found = null;
    for (Child child; found == null && (child = IDLE.poll()) != null; ) {
      if (child.serves(command)) {
        found = child;
      } else {
        child.end();
      }
    }
    Child taken = found == null ? Child.start(command, runs) : found;
    BUSY.add(taken);
    return taken;
  }

  static synchronized void giveBack(Child child) {
    BUSY.remove(child);
    IDLE.push(child);
  }

  /** Ends one that is not to be used again. */
  static synchronized void end(Child child) {
    BUSY.remove(child);
    child.end();
  }

  /** Whether this JVM is about to end, and with it all children. */
  static synchronized boolean areEnding() {
    return ending;
  }

  private static synchronized void end() {
    ending = true;
    BUSY.addAll(IDLE);
    BUSY.forEach(Child::dismiss);
    BUSY.forEach(Child::end);
  }
}
