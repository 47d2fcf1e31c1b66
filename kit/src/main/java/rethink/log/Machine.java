package rethink.log;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The computer, as far as this process may use it.
 *
 * @param processor name of its model
 * @param processors how many may run at once
 * @param memoryBytes main memory, or the limit of the control group where that is lower
 */
public record Machine(String processor, int processors, long memoryBytes) {

  /** The one this process runs on. */
  public static Machine here() {
    return new Machine(processorName(), Runtime.getRuntime().availableProcessors(), memory());
  }

  private static long memory() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getTotalMemorySize();
  }

  private static String processorName() {
    Path cpuinfo = Path.of("/proc/cpuinfo");
    if (Files.isReadable(cpuinfo)) {
      try {
        return processorName(Files.readString(cpuinfo));
      } catch (IOException e) {
        return System.getProperty("os.arch");
      }
    }
    String name = answer("sysctl", "-n", "machdep.cpu.brand_string");
    return name.isEmpty() ? System.getProperty("os.arch") : name;
  }

  /** The model in the text of /proc/cpuinfo, or the architecture where it names none. */
  static String processorName(String cpuinfo) {
    return cpuinfo
        .lines()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }

  /** What a program prints within five seconds; nothing if it is not there or fails. */
  public static String answer(String... command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
      // A program that hangs must not hang this one: its output is read only once it has ended.
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return "";
      }
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.exitValue() == 0 ? said : "";
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
