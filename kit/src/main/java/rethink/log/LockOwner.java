package rethink.log;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Who holds a {@link RunLock}, as the lock's file says in one line of text.
 *
 * @param text "process 4711 on oak since 2026-11-21T05:00:00Z"
 */
public record LockOwner(String text) {
  /** The text ends before this byte. */
  static final int MOST_BYTES = 1000;

  private static final String HOST = host();

  /** This process, from now on. */
  static LockOwner here() {
    return new LockOwner(
        "process %d on %s since %s"
            .formatted(
                ProcessHandle.current().pid(),
                HOST,
                Instant.now().truncatedTo(ChronoUnit.SECONDS)));
  }

  static LockOwner read(FileChannel file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
    file.read(bytes, 0);
    String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
    // Between taking the lock and writing into the file, or an older kit's lock.
    return new LockOwner(text.isEmpty() ? "another process" : text.replaceAll("\\p{Cntrl}", " "));
  }

  void write(FileChannel file) throws IOException {
    file.truncate(0);
    file.write(StandardCharsets.UTF_8.encode(text + "\n"), 0);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "this host";
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
