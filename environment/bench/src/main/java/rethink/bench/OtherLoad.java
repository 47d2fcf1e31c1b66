package rethink.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How many processors were kept busy by anything but the measured processes, from when it was made:
 * above a tenth of one, speeds are those of a shared machine. Known on Linux only.
 */
final class OtherLoad {
  private static final Path STATISTICS = Path.of("/proc/stat");
  private static final int TICKS_PER_SECOND = 100;

  private final List<ProcessHandle> measured;
  private final long started = System.nanoTime();
  private final double before;

  OtherLoad(List<ProcessHandle> measured) {
    this.measured = measured;
    before = otherSeconds();
  }

  /** Processors in use by others on average until now; not a number where it is not known. */
  double processors() {
    return (otherSeconds() - before) / ((System.nanoTime() - started) / 1e9);
  }

  private double otherSeconds() {
    return machineSeconds()
        - measured.stream()
            .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
            .mapToDouble(time -> time.toNanos() / 1e9)
            .sum();
  }

  /** Time of all processors, also what a virtual machine was denied, but for the idle. */
  private static double machineSeconds() {
    if (!Files.exists(STATISTICS)) {
      return Double.NaN;
    }
    try {
      // cpu user nice system idle iowait irq softirq steal ...
      String[] ticks = Files.readString(STATISTICS).lines().findFirst().orElseThrow().split(" +");
      long busy = 0;
      for (int i : new int[] {1, 2, 3, 6, 7, 8}) {
        busy += Long.parseLong(ticks[i]);
      }
      return (double) busy / TICKS_PER_SECOND;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
