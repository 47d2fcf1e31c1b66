package rethink.log;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * The right to write to a run's directory: one thread of one process at a time has it.
 *
 * <p>It is the operating system's lock on the file {@code lock}, which ends with its process
 * however that ends, so nothing is ever left locked. What the file says, {@link LockOwner}, is for
 * messages; it is empty when the lock was given back, and names the last owner when that was
 * killed.
 */
public final class RunLock implements AutoCloseable {
  /** Who holds what in this process: a locked file keeps out other processes only. */
  private static final Map<Path, Semaphore> HELD = new ConcurrentHashMap<>();

  /** Behind the text, because Windows lets nobody read what is locked. */
  private static final long LOCKED_BYTE = LockOwner.MOST_BYTES;

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
  public static RunLock take(Path directory) throws IOException {
    Semaphore held = semaphore(directory);
    try {
      held.acquire();
    } catch (InterruptedException e) {
      throw interrupted(directory, "");
    }
    return locked(directory, held, true).orElseThrow();
  }

  /** Takes it if nobody has it. */
  public static Optional<RunLock> tryTake(Path directory) throws IOException {
    Semaphore held = semaphore(directory);
    return held.tryAcquire() ? locked(directory, held, false) : Optional.empty();
  }

  /** Who has it at this moment; nobody if it could be taken. */
  public static Optional<LockOwner> owner(Path directory) throws IOException {
    Path path = path(directory);
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    Semaphore held = semaphore(directory);
    // Never opened while this process holds it: closing any channel of a file ends POSIX locks.
    if (!held.tryAcquire()) {
      return Optional.of(new LockOwner("this process"));
    }
    try (FileChannel file = open(path)) {
      return tryLock(file) ? Optional.empty() : Optional.of(LockOwner.read(file));
    } finally {
      held.release();
    }
  }

  private static Optional<RunLock> locked(Path directory, Semaphore held, boolean patient)
      throws IOException {
    boolean taken = false;
    FileChannel file = null;
    try {
      do {
        if (file != null) {
          file.close();
        }
        file = open(path(directory));
        Object opened = key(directory);
        taken = tryLock(file);
        if (!taken && patient) {
          await(file, directory);
          taken = true;
        }
        // Whoever removed the run in the meantime removed the file that is locked here.
        taken = taken && opened != null && opened.equals(key(directory));
      } while (!taken && patient);
      if (taken) {
        LockOwner.here().write(file);
      }
      return taken ? Optional.of(new RunLock(held, file)) : Optional.empty();
    } finally {
      if (!taken) {
        held.release();
        if (file != null) {
          file.close();
        }
      }
    }
  }

  /** Tells the lock's file from another one of the same name; null if there is none. */
  private static Object key(Path directory) throws IOException {
    try {
      Object key = Files.readAttributes(path(directory), BasicFileAttributes.class).fileKey();
      return key == null ? path(directory) : key;
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private static void await(FileChannel file, Path directory) throws IOException {
    LockOwner owner = LockOwner.read(file);
    try {
      file.lock(LOCKED_BYTE, 1, false);
    } catch (FileLockInterruptionException e) {
      throw interrupted(directory, ", which " + owner + " holds");
    }
  }

  private static boolean tryLock(FileChannel file) throws IOException {
    return file.tryLock(LOCKED_BYTE, 1, false) != null;
  }

  private static Semaphore semaphore(Path directory) throws IOException {
    return HELD.computeIfAbsent(directory.toRealPath(), path -> new Semaphore(1));
  }

  private static Path path(Path directory) {
    return directory.resolve(RunReader.LOCK);
  }

  private static FileChannel open(Path path) throws IOException {
    Files.createDirectories(path.getParent());
    return FileChannel.open(
        path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private static CancellationException interrupted(Path directory, String holder) {
    Thread.currentThread().interrupt();
    return new CancellationException(
        "the run was interrupted while it waited for " + directory + holder);
  }

  @Override
  public void close() throws IOException {
    try (file) {
      file.truncate(0);
    } catch (ClosedByInterruptException e) {
      // Closed it is, and that is what unlocks it.
    } finally {
      held.release();
    }
  }
}
