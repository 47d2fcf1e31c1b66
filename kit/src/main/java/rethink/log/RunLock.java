package rethink.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** The right to write to a run's directory: one thread of one process at a time has it. */
final class RunLock implements AutoCloseable {
  /** Who holds what in this process: a locked file keeps out other processes only. */
  private static final Map<Path, Semaphore> HELD = new ConcurrentHashMap<>();

  private final Semaphore held;
  private final FileChannel file;

  private RunLock(Semaphore held, FileChannel file) {
    this.held = held;
    this.file = file;
  }

  /**
   * Waits while someone else has it.
   *
   * @throws CancellationException if the thread is interrupted, before or meanwhile
   */
  static RunLock take(Path directory) throws IOException {
    Semaphore held = HELD.computeIfAbsent(directory.toRealPath(), path -> new Semaphore(1));
    try {
      held.acquire();
    } catch (InterruptedException e) {
      throw interrupted(directory);
    }
    try {
      return new RunLock(held, lock(directory.resolve("lock")));
    } catch (FileLockInterruptionException e) {
      held.release();
      throw interrupted(directory);
    } catch (IOException e) {
      held.release();
      throw e;
    }
  }

  private static FileChannel lock(Path path) throws IOException {
    FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      file.lock();
      return file;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private static CancellationException interrupted(Path directory) {
    Thread.currentThread().interrupt();
    return new CancellationException("the run was interrupted while it waited for " + directory);
  }

  @Override
  public void close() throws IOException {
    try {
      file.close();
    } finally {
      held.release();
    }
  }
}
