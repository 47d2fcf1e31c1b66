package rethink.theory.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.Pointer;

/** Memory outside of Java's heap: how much there is left, and how much has been used. */
final class NativeMemory {
  /** What a solve may take at most, whatever the machine has. */
  private static final long LIMIT = 17_000_000_000L;

  private static final Path OF_MACHINE = Path.of("/proc/meminfo");
  private static final Path OF_PROCESS = Path.of("/proc/self/status");
  private static final double GIB = 1L << 30;

  private NativeMemory() {}

  /** Bytes that may still be taken: by the machine, by this JVM's limits and by the kit's own. */
  static long available() {
    LongStream limits =
        LongStream.of(
            LIMIT,
            field(OF_MACHINE, "MemAvailable:").orElse(LIMIT),
            left(Pointer.maxBytes(), Pointer.totalBytes()),
            left(Pointer.maxPhysicalBytes(), Pointer.physicalBytes()));
    return limits.min().getAsLong();
  }

  /** The most memory this process has had resident until now, its heap included. */
  static double peakGib() {
    return field(OF_PROCESS, "VmHWM:").orElseGet(Pointer::physicalBytes) / GIB;
  }

  /** A limit of 0 is none. */
  private static long left(long limit, long used) {
    return limit == 0 ? LIMIT : limit - used;
  }

  private static OptionalLong field(Path file, String name) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst();
    } catch (IOException notLinux) {
      return OptionalLong.empty();
    }
  }
}
