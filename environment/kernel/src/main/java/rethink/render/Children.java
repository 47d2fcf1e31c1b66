package rethink.render;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The child processes of this JVM. {@link #stop} ends them all, with their own children, within two
 * seconds, and refuses new ones.
 */
final class Children {
  private static final long PATIENCE_MILLIS = 1500;

  private final Set<Process> running = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  /** Starts a child; an {@link IOException} says when it cannot start or all is being stopped. */
  Process start(ProcessBuilder builder) throws IOException {
    if (stopping) {
      throw new IOException("stopping: no new child process is started");
    }
    var child = builder.start();
    running.add(child);
    child.onExit().thenRun(() -> running.remove(child));
    if (stopping) {
      ask(child);
    }
    return child;
  }

  boolean stopping() {
    return stopping;
  }

  /** Asks every child to save and end, then ends those that did not. */
  void stop() {
    stopping = true;
    var children = running.toArray(Process[]::new);
    var all = Arrays.stream(children).flatMap(Children::family).toArray(ProcessHandle[]::new);
    for (var child : children) {
      ask(child);
    }
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    for (var child : children) {
      await(child, end - System.nanoTime());
    }
    for (var process : all) {
      process.destroyForcibly();
    }
  }

  /** Asks one child to save and end, then ends it and its own children. */
  static void stop(Process child, long patienceSeconds) {
    var family = family(child).toList();
    ask(child);
    await(child, TimeUnit.SECONDS.toNanos(patienceSeconds));
    family.forEach(ProcessHandle::destroyForcibly);
  }

  /** By its handle: Process.destroy would close the pipes on which the child still reports. */
  private static void ask(Process child) {
    child.toHandle().destroy();
  }

  private static Stream<ProcessHandle> family(Process child) {
    return Stream.concat(Stream.of(child.toHandle()), child.descendants());
  }

  private static void await(Process child, long nanos) {
    try {
      child.waitFor(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }
}
