package rethink.data;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Shares numbered pieces of work among all processors. */
final class InParallel {
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final int pieces;
  private final IntConsumer work;

  private InParallel(int pieces, IntConsumer work) {
    this.pieces = pieces;
    this.work = work;
  }

  /**
   * Does the pieces 0 to {@code pieces - 1}. If one fails or the caller's thread is interrupted, no
   * more are begun; either way nothing is at work any more when this ends.
   *
   * @throws CancellationException if the caller's thread is interrupted, whose flag stays set
   */
  static void each(int pieces, IntConsumer work) {
    new InParallel(pieces, work).perform();
  }

  private void perform() {
    int workers = Math.min(pieces, Runtime.getRuntime().availableProcessors());
    List<Thread> threads =
        IntStream.range(0, workers)
            .mapToObj(i -> new Thread(this::work, "rethink-data-" + i))
            .toList();
    threads.forEach(thread -> thread.setDaemon(true));
    threads.forEach(Thread::start);
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
          next.set(pieces);
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while data were prepared; nothing is kept");
    }
    rethrow(failure.get());
  }

  private void work() {
    try {
      for (int i = next.getAndIncrement(); i < pieces; i = next.getAndIncrement()) {
        work.accept(i);
      }
    } catch (Throwable e) {
      failure.compareAndSet(null, e);
      next.set(pieces);
    }
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
