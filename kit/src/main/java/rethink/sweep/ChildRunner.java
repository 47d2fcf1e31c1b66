package rethink.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import rethink.train.Experiment;

/**
 * Performs runs in child JVMs, each kept for run after run until it fails, or has grown to most of
 * its share of memory.
 */
final class ChildRunner implements Runner {
  /** Of its share: beyond it, the next run might come to the limit. */
  private static final double GROWN = 0.8;

  private static final long MEGABYTE = 1 << 20;

  /** How long a signal that ended a child may take to reach this JVM, too. */
  private static final long SIGNAL_MILLISECONDS = 500;

  private final JvmCommand command;
  private final long share;
  private final Set<Child> busy = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * @param share megabytes of one child
   */
  ChildRunner(JvmCommand command, long share) {
    this.command = command;
    this.share = share;
  }

  @Override
  public boolean perform(Experiment experiment, Path runs, Listener listener) throws FailedRun {
    Child child = child(runs);
    busy.add(child);
    boolean keep = false;
    try {
      check();
      Report last = child.perform(new Order(runs, experiment), listener);
      if (last instanceof Report.Failed failed) {
        throw new FailedRun(
            failed.message(), failed.details() + "\n" + child.lastLines(), failed.worthRetrying());
      }
      keep = !(last instanceof Report.Done done) || done.residentBytes() < GROWN * share * MEGABYTE;
      return last instanceof Report.Done;
    } catch (IOException e) {
      awaitSignal();
      check();
      throw child.died(e);
    } finally {
      busy.remove(child);
      if (keep) {
        WarmChildren.giveBack(child);
      } else {
        WarmChildren.end(child);
      }
    }
  }

  private Child child(Path runs) throws FailedRun {
    try {
      return WarmChildren.take(command, runs);
    } catch (IOException e) {
      throw new FailedRun("no child JVM could be started: " + e.getMessage(), e.toString(), true);
    }
  }

  private void check() {
    if (closed || WarmChildren.areEnding()) {
      throw new CancellationException("the sweep was broken off");
    }
  }

  /** A terminal's Ctrl-C goes to children and parent, and children may be quicker to end. */
  private void awaitSignal() {
    try {
      Thread.sleep(closed ? 0 : SIGNAL_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
    busy.forEach(Child::dismiss);
    busy.forEach(Child::end);
  }
}
