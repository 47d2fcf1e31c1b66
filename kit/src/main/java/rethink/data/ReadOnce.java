package rethink.data;

import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Values that take long to read: each is read by the first thread that asks for it, while others
 * that want the same wait, and is kept while memory lasts. Whoever wants something else does not
 * wait.
 */
final class ReadOnce<K, V> {
  private final Map<K, SoftReference<V>> kept = new HashMap<>();
  private final Map<K, FutureTask<V>> underWay = new HashMap<>();

  /**
   * @throws CancellationException if this thread is interrupted; others that wait for the same
   *     value then read it themselves
   */
  V get(K key, Supplier<V> reader) {
    while (true) {
      FutureTask<V> mine = new FutureTask<>(reader::get);
      FutureTask<V> reading;
      synchronized (this) {
        SoftReference<V> reference = kept.get(key);
        V value = reference == null ? null : reference.get();
        if (value != null) {
          return value;
        }
        reading = underWay.putIfAbsent(key, mine);
      }
      if (reading == null) {
        return read(key, mine);
      }
      try {
        return result(reading);
      } catch (CancellationException e) {
        if (Thread.currentThread().isInterrupted()) {
          throw e;
        }
      }
    }
  }

  private V read(K key, FutureTask<V> task) {
    task.run();
    synchronized (this) {
      underWay.remove(key);
      V value = result(task);
      kept.put(key, new SoftReference<>(value));
      return value;
    }
  }

  private static <V> V result(FutureTask<V> task) {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while another thread read the data");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw (Error) e.getCause(); // A Supplier throws nothing else.
    }
  }
}
