package rethink.log;

import java.lang.management.ManagementFactory;

/**
 * The computer, as far as this process may use it.
 *
 * @param processors how many may run at once
 * @param memoryBytes main memory, or the limit of the control group where that is lower
 */
public record Machine(Processor processor, int processors, long memoryBytes) {

  /** The one that this process runs on. */
  public static Machine here() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new Machine(
        Processor.here(), Runtime.getRuntime().availableProcessors(), system.getTotalMemorySize());
  }
}
