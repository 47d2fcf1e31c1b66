package rethink.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How a process is run beside what it inherits from the launcher, such as the memory settings that
 * serve the kit and libtorch alike.
 *
 * @param options within libtorch's training step
 * @param environment variables and their values
 */
record PeerSettings(Set<PeerOption> options, Map<String, String> environment) {
  static final PeerSettings NONE = new PeerSettings(EnumSet.noneOf(PeerOption.class), Map.of());

  private static final List<Path> ALLOCATORS =
      List.of(
          Path.of("/usr/lib/x86_64-linux-gnu/libjemalloc.so.2"),
          Path.of("/usr/lib/x86_64-linux-gnu/libtcmalloc_minimal.so.4"),
          Path.of("/usr/lib/aarch64-linux-gnu/libjemalloc.so.2"),
          Path.of("/usr/lib/aarch64-linux-gnu/libtcmalloc_minimal.so.4"));

  /** What libtorch is compared with: the fastest known over all models. */
  static PeerSettings best() {
    return NONE.with(PeerOption.CHANNELS_LAST).with("GLIBC_TUNABLES", "glibc.malloc.hugetlb=1");
  }

  /** Whatever might be better than the best. */
  static List<PeerSettings> candidates() {
    PeerSettings best = best();
    PeerSettings channelsLast = NONE.with(PeerOption.CHANNELS_LAST);
    List<PeerSettings> candidates =
        new ArrayList<>(
            List.of(
                NONE,
                channelsLast,
                best.with(PeerOption.DENSE_AS_CONVOLUTION),
                best.with(PeerOption.GRAPH_OPTIMIZER),
                best.with("ATEN_CPU_CAPABILITY", "avx2"),
                best.with("MKL_CBWR", "AVX512"),
                best.with("MKL_ENABLE_INSTRUCTIONS", "AVX2"),
                best.with("OMP_WAIT_POLICY", "passive")));
    for (Path library : ALLOCATORS) {
      if (Files.exists(library)) {
        candidates.add(channelsLast.with("LD_PRELOAD", library.toString()));
      }
    }
    return candidates;
  }

  PeerSettings with(PeerOption option) {
    Set<PeerOption> more = EnumSet.of(option);
    more.addAll(options);
    return new PeerSettings(more, environment);
  }

  PeerSettings with(String variable, String value) {
    Map<String, String> more = new TreeMap<>(environment);
    more.put(variable, value);
    return new PeerSettings(options, more);
  }

  @Override
  public String toString() {
    List<String> words = new ArrayList<>();
    options.forEach(option -> words.add(option.toString()));
    environment.forEach((name, value) -> words.add(name + "=" + value));
    return words.isEmpty() ? "nothing beyond the launcher's settings" : String.join(" ", words);
  }
}
