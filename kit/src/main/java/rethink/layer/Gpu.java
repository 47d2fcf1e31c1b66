package rethink.layer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import rethink.log.Programs;

/**
 * A graphics processor as {@code nvidia-smi} tells of it.
 *
 * @param capability compute capability, such as 8.6
 * @param driver version of the NVIDIA driver, such as 535.104.05
 */
public record Gpu(String name, String capability, String driver) {
  /** CUDA 11 programs run with drivers from this version on. */
  private static final int OLDEST_DRIVER = 450;

  /** Those that this process may see; none where there is no driver, or no nvidia-smi. */
  public static List<Gpu> found() {
    String visible = System.getenv("CUDA_VISIBLE_DEVICES");
    if (visible != null && visible.isBlank()) {
      return List.of();
    }
    String query = "--query-gpu=name,compute_cap,driver_version";
    String format = "--format=csv,noheader";
    return parse(
        visible == null
            ? Programs.answer("nvidia-smi", query, format)
            : Programs.answer("nvidia-smi", query, format, "--id=" + visible));
  }

  /** Reads lines such as {@code Tesla T4, 7.5, 535.104.05}; other lines are left out. */
  static List<Gpu> parse(String lines) {
    return lines
        .lines()
        .map(line -> line.split("\\s*,\\s*"))
        .filter(fields -> fields.length == 3 && fields[1].matches("\\d{1,3}\\.\\d{1,3}"))
        .map(fields -> new Gpu(fields[0].strip(), fields[1], fields[2].strip()))
        .toList();
  }

  /**
   * Why ND4J 1.0.0-M2.1 cannot compute on these; empty if it can on all. Its CUDA library holds
   * machine code for 3.7, 5.0, 5.2, 6.0, 6.1, 7.0, 7.5, 8.0 and 8.6 and none that the driver could
   * translate; such code runs on later minor versions of the same major one.
   */
  static Optional<String> lack(List<Gpu> gpus) {
    if (gpus.isEmpty()) {
      return Optional.of(
          "no GPU was found (nvidia-smi names none that this process may see, or is missing)");
    }
    return gpus.stream().flatMap(gpu -> gpu.lack().stream()).findFirst();
  }

  private Optional<String> lack() {
    int[] version = Arrays.stream(capability.split("\\.")).mapToInt(Integer::parseInt).toArray();
    boolean served = version[0] >= 5 && version[0] <= 8 || version[0] == 3 && version[1] >= 7;
    if (!served) {
      return Optional.of(
          "%s has compute capability %s, and ND4J 1.0.0-M2.1 has code for 3.7 and 5.0 to 8.x only"
              .formatted(name, capability));
    }
    String major = driver.split("\\.")[0];
    boolean old = major.matches("\\d{1,4}") && Integer.parseInt(major) < OLDEST_DRIVER;
    return old
        ? Optional.of(
            "the NVIDIA driver is %s, and CUDA 11.6 needs %d or newer"
                .formatted(driver, OLDEST_DRIVER))
        : Optional.empty();
  }
}
