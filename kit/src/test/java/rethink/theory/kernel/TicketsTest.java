package rethink.theory.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.bytedeco.openblas.global.openblas;
import org.junit.jupiter.api.Test;

class TicketsTest {

  @Test
  void each_many_runsAllOnce() {
    AtomicInteger[] runs =
        IntStream.range(0, 500).mapToObj(i -> new AtomicInteger()).toArray(AtomicInteger[]::new);
    Tickets.each(500, (ticket, worker) -> runs[ticket].incrementAndGet());
    assertThat(runs).allMatch(count -> count.get() == 1);
  }

  @Test
  void each_taskThatWaitsForAnEarlierOne_ends() {
    CountDownLatch[] done =
        IntStream.range(0, 100).mapToObj(i -> new CountDownLatch(1)).toArray(CountDownLatch[]::new);
    Tickets.each(
        100,
        (ticket, worker) -> {
          if (ticket > 0) {
            Tickets.await(done[ticket - 1]);
          }
          done[ticket].countDown();
        });
    assertThat(done).allMatch(latch -> latch.getCount() == 0);
  }

  @Test
  void each_oneFails_endsThoseThatWaitForItAndThrows() {
    CountDownLatch never = new CountDownLatch(1);
    assertThatThrownBy(
            () ->
                Tickets.each(
                    2,
                    (ticket, worker) -> {
                      if (ticket == 0) {
                        throw new IllegalArgumentException("ticket 0");
                      }
                      Tickets.await(never);
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ticket 0");
  }

  @Test
  void each_fails_leavesBlasItsThreads() {
    int before = openblas.blas_get_num_threads();
    assertThatThrownBy(
            () ->
                Tickets.each(
                    1,
                    (ticket, worker) -> {
                      throw new IllegalStateException();
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(openblas.blas_get_num_threads()).isEqualTo(before);
  }

  @Test
  void fit_interrupted_endsSoonAndSaysSo() throws InterruptedException {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicReference<Boolean> flag = new AtomicReference<>();
    KernelMachine machine = KernelMachine.of(new GaussianKernel(0.02));
    var images = Made.noise(9_000, 28, 10, 1);
    Thread thread =
        new Thread(
            () -> {
              try {
                machine.fit(images);
              } catch (Throwable e) {
                thrown.set(e);
                flag.set(Thread.currentThread().isInterrupted());
              }
            });
    thread.start();
    Thread.sleep(700);
    thread.interrupt();
    thread.join(Duration.ofSeconds(3).toMillis());
    assertThat(thread.isAlive()).isFalse();
    assertThat(thrown.get()).isInstanceOf(CancellationException.class);
    assertThat(flag.get()).isTrue();
  }
}
