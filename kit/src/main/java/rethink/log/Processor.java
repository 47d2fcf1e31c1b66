package rethink.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the machine says of its first processor.
 *
 * @param model its name, or the architecture where it has none
 * @param gigahertz nominal clock, 0 where it is not known
 * @param flags names of its instruction sets as Linux writes them, empty elsewhere
 */
public record Processor(String model, double gigahertz, Set<String> flags) {
  private static final Path CPUINFO = Path.of("/proc/cpuinfo");

  public Processor {
    flags = Set.copyOf(flags);
  }

  /** The one that this process runs on. */
  public static Processor here() {
    try {
      if (Files.isReadable(CPUINFO)) {
        return of(Files.readString(CPUINFO));
      }
    } catch (IOException unreadable) {
      // Then its name is asked for below.
    }
    String name = Programs.answer("sysctl", "-n", "machdep.cpu.brand_string");
    return new Processor(name.isEmpty() ? System.getProperty("os.arch") : name, 0, Set.of());
  }

  /** As the text of /proc/cpuinfo has it. */
  static Processor of(String cpuinfo) {
    String clock = field(cpuinfo, "cpu MHz").orElse("");
    return new Processor(
        field(cpuinfo, "model name").orElse(System.getProperty("os.arch")),
        clock.matches("\\d{1,6}(\\.\\d{1,9})?") ? Double.parseDouble(clock) / 1000 : 0,
        new HashSet<>(List.of(field(cpuinfo, "flags").orElse("").split("\\s+"))));
  }

  private static Optional<String> field(String cpuinfo, String name) {
    return cpuinfo
        .lines()
        .filter(line -> line.startsWith(name) && line.contains(":"))
        .filter(line -> line.substring(0, line.indexOf(':')).strip().equals(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst();
  }
}
