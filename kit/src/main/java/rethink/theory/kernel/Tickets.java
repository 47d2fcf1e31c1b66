package rethink.theory.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.bytedeco.openblas.global.openblas;
import rethink.progress.Interruption;

/**
 * Numbered tasks, shared between threads in ascending order. A task may wait for one of a lower
 * number, since that has been taken before. Native calls cannot be broken off, so tasks keep them
 * short and call {@link #check} in between.
 */
final class Tickets {

  /** One task; {@code worker} is below the number of threads and never busy twice at once. */
  interface Task {
    void run(int ticket, int worker);
  }

  private Tickets() {}

  /** How many threads are put to work: all processors that this process may use. */
  static int workers() {
    return Runtime.getRuntime().availableProcessors();
  }

  /**
   * Returns once all tasks are done. If one fails, or the caller's thread is interrupted, the
   * others end at their next check, and only then is the exception thrown.
   *
   * @throws CancellationException if the caller's thread was interrupted, whose flag stays set
   */
  static void each(int tickets, Task task) {
    AtomicInteger next = new AtomicInteger();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Math.min(workers(), tickets); i++) {
      int worker = i;
      threads.add(
          new Thread(
              () -> {
                try {
                  for (int t = next.getAndIncrement(); t < tickets; t = next.getAndIncrement()) {
                    check();
                    task.run(t, worker);
                  }
                } catch (Throwable e) {
                  if (failure.compareAndSet(null, e)) {
                    threads.forEach(Thread::interrupt);
                  }
                }
              },
              "rethink-theory-" + worker));
    }
    threads.forEach(thread -> thread.setDaemon(true));
    // Each task has a thread of its own; BLAS's would be too many.
    int blasThreads = openblas.blas_get_num_threads();
    openblas.blas_set_num_threads(1);
    threads.forEach(Thread::start);
    boolean interrupted = join(threads);
    openblas.blas_set_num_threads(blasThreads);
    rethrow(failure.get());
    if (interrupted) {
      throw cancelled();
    }
  }

  /**
   * @throws CancellationException if the thread, a caller's or a worker's, was interrupted
   */
  static void check() {
    Interruption.check();
  }

  /** Waits for what a task of a lower number will count down. */
  static void await(CountDownLatch done) {
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cancelled();
    }
  }

  /** Memory may be freed after this, so it waits for the threads even when interrupted. */
  private static boolean join(List<Thread> threads) {
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
          threads.forEach(Thread::interrupt);
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return interrupted;
  }

  private static CancellationException cancelled() {
    return new CancellationException("the computation was interrupted; nothing of it is kept");
  }

  private static void rethrow(Throwable failure) {
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    if (failure instanceof Error error) {
      throw error;
    }
  }
}
