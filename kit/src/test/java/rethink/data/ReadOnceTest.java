package rethink.data;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReadOnceTest {
  private final ReadOnce<String, Object> read = new ReadOnce<>();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  @Test
  void get_otherKeyWhileOneIsRead_doesNotWait() throws Exception {
    Call slow = new Call("a", this::whenReleased);
    begun.await();
    assertThat(read.get("b", () -> "other")).isEqualTo("other");
    release.countDown();
    Object value = slow.result.get(10, SECONDS);
    assertThat(read.get("a", () -> "again")).isSameAs(value);
  }

  @Test
  void get_sameKeyWhileItIsRead_waitsAndEndsOnInterrupt() throws Exception {
    Call reader = new Call("a", this::whenReleased);
    begun.await();
    Call waiting = new Call("a", () -> "second");
    Call leaving = new Call("a", () -> "third");
    leaving.thread.interrupt();
    assertThatThrownBy(() -> leaving.result.get(10, SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(CancellationException.class);
    release.countDown();
    assertThat(waiting.result.get(10, SECONDS)).isSameAs(reader.result.get(10, SECONDS));
  }

  @Test
  void get_readerIsInterrupted_leavesItToOneThatWaits() throws Exception {
    Call reader = new Call("a", this::whenReleased);
    begun.await();
    Call waiting = new Call("a", () -> "second");
    reader.thread.interrupt();
    assertThat(waiting.result.get(10, SECONDS)).isEqualTo("second");
  }

  @Test
  void get_failure_isThrownAndNotKept() {
    DataException failure = new DataException("gone");
    Supplier<Object> failing =
        () -> {
          throw failure;
        };
    assertThatThrownBy(() -> read.get("a", failing)).isSameAs(failure);
    assertThat(read.get("a", () -> "now")).isEqualTo("now");
  }

  private Object whenReleased() {
    begun.countDown();
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
    return "first";
  }

  private final class Call {
    final FutureTask<Object> result;
    final Thread thread;

    Call(String key, Supplier<Object> reader) {
      result = new FutureTask<>(() -> read.get(key, reader));
      thread = new Thread(result);
      thread.setDaemon(true);
      thread.start();
    }
  }
}
