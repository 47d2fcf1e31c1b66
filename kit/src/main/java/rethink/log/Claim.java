package rethink.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The right to a run's directory, taken only if nobody has it. For processes that perform no runs:
 * on POSIX systems closing a file gives up every lock that the process has on it.
 */
final class Claim implements AutoCloseable {
  private final FileChannel file;

  private Claim(FileChannel file) {
    this.file = file;
  }

  static Optional<Claim> tryTake(Path directory) throws IOException {
    FileChannel file =
        FileChannel.open(
            directory.resolve(RunReader.LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = file.tryLock();
      if (lock != null) {
        return Optional.of(new Claim(file));
      }
    } catch (OverlappingFileLockException heldHere) {
      // By another thread of this process.
    }
    file.close();
    return Optional.empty();
  }

  static boolean isHeld(Path directory) throws IOException {
    if (!Files.exists(directory.resolve(RunReader.LOCK))) {
      return false;
    }
    try (Claim claim = tryTake(directory).orElse(null)) {
      return claim == null;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
