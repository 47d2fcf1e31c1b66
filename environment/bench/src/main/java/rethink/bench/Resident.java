package rethink.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Memory that processes keep resident, as Linux tells; 0 elsewhere. */
final class Resident {
  private Resident() {}

  static long ofThisProcess() throws IOException {
    return of(ProcessHandle.current().pid());
  }

  /** The largest of the processes that this one has started. */
  static long ofChildren() throws IOException {
    long largest = 0;
    for (ProcessHandle child : ProcessHandle.current().children().toList()) {
      largest = Math.max(largest, of(child.pid()));
    }
    return largest;
  }

  private static long of(long pid) throws IOException {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (NoSuchFileException noLinuxOrEnded) {
      return 0;
    }
  }
}
