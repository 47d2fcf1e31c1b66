package rethink.progress;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Shares numbered pieces of work among all processors. */
public final class InParallel {
  private static final long MOST_SILENT_NANOS = 2_000_000_000L;
  private static final long GRACE_NANOS = 1_000_000_000L;
  private static final long UPDATE_MILLIS = 200;

  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final String what;
  private final int pieces;
  private final IntConsumer work;

  private InParallel(String what, int pieces, IntConsumer work) {
    this.what = what;
    this.pieces = pieces;
    this.work = work;
  }

  /**
   * Does the pieces 0 to {@code pieces - 1}. If one fails or the caller's thread is interrupted, no
   * more are begun and those at work are interrupted; a native call that goes on for longer than a
   * second then is left to itself. After two seconds a progress line appears.
   *
   * @param what is done, for that line
   * @throws CancellationException if the caller's thread is interrupted, whose flag stays set
   */
  public static void each(String what, int pieces, IntConsumer work) {
    new InParallel(what, pieces, work).perform();
  }

  private void perform() {
    int workers = Math.min(pieces, Runtime.getRuntime().availableProcessors());
    List<Thread> threads =
        IntStream.range(0, workers)
            .mapToObj(i -> new Thread(this::work, "rethink-parallel-" + i))
            .toList();
    threads.forEach(thread -> thread.setDaemon(true));
    threads.forEach(Thread::start);
    boolean interrupted = await(threads);
    if (interrupted) {
      Thread.currentThread().interrupt();
      Interruption.check();
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

  /** Whether this thread was interrupted meanwhile. */
  private boolean await(List<Thread> threads) {
    long started = System.nanoTime();
    long end = Long.MAX_VALUE;
    ProgressLine line = ProgressLine.start(what);
    boolean told = false;
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive() && System.nanoTime() - started < end) {
        try {
          thread.join(UPDATE_MILLIS);
          if (System.nanoTime() - started > MOST_SILENT_NANOS) {
            line.update(Math.min(1, (double) next.get() / pieces), "");
            told = true;
          }
        } catch (InterruptedException e) {
          interrupted = true;
          end = System.nanoTime() - started + GRACE_NANOS;
          next.set(pieces);
          threads.forEach(Thread::interrupt);
        }
      }
    }
    if (told) {
      line.done(interrupted || failure.get() != null ? "ended early" : "done");
    }
    return interrupted;
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
