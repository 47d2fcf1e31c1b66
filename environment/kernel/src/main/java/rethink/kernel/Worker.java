package rethink.kernel;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The one thread that runs cell code, kept from cell to cell because libraries hold state per
 * thread (ND4J's random generators and workspaces).
 */
final class Worker extends Thread {

  private final BlockingQueue<FutureTask<Object>> tasks = new LinkedBlockingQueue<>();
  private volatile boolean abandoned;

  Worker(ClassLoader loader) {
    super("cell");
    setDaemon(true);
    setContextClassLoader(loader);
  }

  void submit(FutureTask<Object> task) {
    tasks.add(task);
  }

  /** Gives up on this thread: its code ends at the next check, the thread after it. */
  void abandon() {
    abandoned = true;
    Pulse.watchAbandoned();
  }

  boolean isAbandoned() {
    return abandoned;
  }

  @Override
  public void run() {
    while (!abandoned) {
      try {
        tasks.take().run();
      } catch (InterruptedException interruptedWhileIdle) {
        // The interrupt is remembered by CellRunner, which looks before it submits.
      }
    }
  }
}
