package rethink.kernel;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs the statements of a cell on the worker thread and stops them on interrupt or timeout. */
final class CellRunner {

  /** Why a cell was stopped. */
  enum Stop {
    NONE,
    INTERRUPT,
    TIMEOUT
  }

  // How long code in a library may take to notice the interrupt before it is left behind.
  private static final long GRACE_MILLIS = 5_000;
  private static final long LOOK_MILLIS = 50;

  private final ClassLoader loader;
  private final Duration timeout;
  private Worker worker;
  private boolean running;
  private boolean leftBehind;
  private volatile Stop stop = Stop.NONE;

  CellRunner(ClassLoader loader, Duration timeout) {
    this.loader = loader;
    this.timeout = timeout;
  }

  synchronized void begin() {
    stop = Stop.NONE;
    leftBehind = false;
    running = true;
    Pulse.go();
    if (worker == null || worker.isAbandoned()) {
      worker = new Worker(loader);
      worker.start();
    }
  }

  synchronized void end() {
    running = false;
    Pulse.go();
  }

  /** Stops the running cell, also between two of its statements; without a cell it does nothing. */
  void interrupt() {
    stop(Stop.INTERRUPT);
  }

  Stop stopped() {
    return stop;
  }

  /** True when the stopped code did not end and goes on in the background. */
  boolean isLeftBehind() {
    return leftBehind;
  }

  boolean isOnWorker() {
    return Thread.currentThread() == worker;
  }

  private synchronized void stop(Stop reason) {
    if (running) {
      stop = reason;
      Pulse.stop();
      worker.interrupt();
    }
  }

  /**
   * Runs one statement to its end and returns its value.
   *
   * @throws Pulse.CellStop when it was stopped and did not end by itself
   */
  Object run(Callable<Object> statement) throws Exception {
    if (isOnWorker()) {
      return statement.call();
    }
    var task =
        new FutureTask<>(
            () -> {
              // Drops an interrupt that belongs to an earlier statement; stop() sets `stop` first.
              Thread.interrupted();
              if (stop != Stop.NONE) {
                throw new Pulse.CellStop();
              }
              return statement.call();
            });
    worker.submit(task);
    try {
      return await(task);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (Exception) e.getCause();
    }
  }

  private Object await(FutureTask<Object> task) throws ExecutionException, InterruptedException {
    long start = System.nanoTime();
    long stoppedAt = 0;
    while (true) {
      try {
        return task.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException stillRunning) {
        long now = System.nanoTime();
        if (stop == Stop.NONE && !timeout.isZero() && now - start > timeout.toNanos()) {
          stop(Stop.TIMEOUT);
        }
        if (stop != Stop.NONE && stoppedAt == 0) {
          stoppedAt = now;
        }
        if (stoppedAt != 0 && now - stoppedAt > TimeUnit.MILLISECONDS.toNanos(GRACE_MILLIS)) {
          worker.abandon();
          leftBehind = true;
          throw new Pulse.CellStop();
        }
      }
    }
  }
}
