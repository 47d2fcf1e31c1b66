package rethink.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InParallelTest {
  @Test
  void each_pieces_areAllDoneOnce() {
    AtomicIntegerArray done = new AtomicIntegerArray(1000);
    InParallel.each("test", 1000, done::incrementAndGet);
    for (int i = 0; i < done.length(); i++) {
      assertThat(done.get(i)).isEqualTo(1);
    }
    InParallel.each("nothing", 0, done::incrementAndGet);
  }

  @Test
  void each_failure_isThrownAndNoMoreAreBegun() {
    AtomicInteger begun = new AtomicInteger();
    IllegalStateException failure = new IllegalStateException("piece 3");
    assertThatThrownBy(
            () ->
                InParallel.each(
                    "test",
                    1_000_000_000,
                    i -> {
                      begun.incrementAndGet();
                      if (i == 3) {
                        throw failure;
                      }
                    }))
        .isSameAs(failure);
    assertThat(begun.get()).isLessThan(1_000_000_000);
  }

  @Test
  void each_interrupted_keepsTheFlagAndLeavesWhatDoesNotEnd() {
    AtomicInteger interrupted = new AtomicInteger();
    Thread caller = Thread.currentThread();
    long start = System.nanoTime();
    assertThatThrownBy(
            () ->
                InParallel.each(
                    "test",
                    1,
                    i -> {
                      caller.interrupt();
                      while (System.nanoTime() - start < 20_000_000_000L) {
                        if (Thread.interrupted()) {
                          interrupted.incrementAndGet();
                        }
                      }
                    }))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(interrupted).hasValue(1);
    assertThat(System.nanoTime() - start).isLessThan(15_000_000_000L);
  }
}
