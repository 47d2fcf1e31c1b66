package rethink.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import rethink.data.Catalogue;
import rethink.data.DataHome;
import rethink.layer.Gpu;
import rethink.layer.Lapack;
import rethink.layer.Natives;
import rethink.layer.OneDnn;
import rethink.log.Machine;
import rethink.log.Runs;

/**
 * Looks at everything that a run needs or is slowed by.
 *
 * @param environment variables of the process
 */
record Doctor(Machine machine, Map<String, String> environment) {
  private static final long MEGABYTE = 1 << 20;
  private static final long LEAST_MEMORY = 2_000;
  private static final long LEAST_DISK = 1_000;

  /** All checks, in the order of the table; takes two to three seconds. */
  List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    checks.add(jdk(Runtime.version().feature(), ToolProvider.getSystemJavaCompiler() != null));
    checks.add(launcher());
    checks.add(
        Check.ok("processor", machine.processor().model() + ", " + machine.processors() + " here"));
    checks.add(memory());
    checks.add(threads());
    checks.add(Check.ok("OpenBLAS core", setting("OPENBLAS_CORETYPE", "chosen by OpenBLAS")));
    checks.add(Check.ok("allocator", allocator()));
    checks.add(heap(Runtime.getRuntime().maxMemory() / MEGABYTE));
    checks.add(
        Check.ok(
            "off-heap",
            "%,d MB of arrays, process %,d MB"
                .formatted(Pointer.maxBytes() / MEGABYTE, Pointer.maxPhysicalBytes() / MEGABYTE)));
    List<Check> computing = computing();
    checks.addAll(computing);
    if (computing.stream().noneMatch(Check::blocks)) {
      checks.add(gpu(Gpu.found(), Natives.builtForCuda(), Natives.gpuLack()));
    }
    checks.add(disk("natives on disk", nativesFolder()));
    checks.add(disk("runs on disk", Runs.home().toAbsolutePath()));
    checks.addAll(data());
    return checks;
  }

  static Check jdk(int version, boolean compiler) {
    String found = System.getProperty("java.vm.name") + " " + System.getProperty("java.version");
    String mend = "install a JDK of version 17 or newer (Debian: openjdk-17-jdk-headless)";
    return version >= 17 && compiler
        ? Check.ok("JDK", found)
        : Check.blocking("JDK", found + (compiler ? "" : ", without compiler"), mend);
  }

  private Check launcher() {
    return environment.containsKey("RETHINK_JAVA_OPTIONS")
        ? Check.ok("settings", "found by environment/settings.sh")
        : Check.slow(
            "settings",
            "none: this JVM was not started by the kit's scripts",
            "start it by environment/rethink, environment/notebooks or environment/jupyter");
  }

  private Check memory() {
    long megabytes = machine.memoryBytes() / MEGABYTE;
    String found = "%,d MB".formatted(megabytes);
    return megabytes >= LEAST_MEMORY
        ? Check.ok("memory", found)
        : Check.slow("memory", found, "one run at a time (--jobs 1) and few images (--n)");
  }

  private Check threads() {
    String threads = environment.get("OMP_NUM_THREADS");
    return "1".equals(threads)
        ? Check.ok("threads", "1 in each run")
        : Check.slow(
            "threads",
            threads == null ? "one for each processor in each run" : threads + " in each run",
            "unset OMP_NUM_THREADS: several runs of one thread get more done");
  }

  private String allocator() {
    String set =
        List.of("MALLOC_MMAP_THRESHOLD_", "MALLOC_TRIM_THRESHOLD_", "MALLOC_TOP_PAD_").stream()
            .filter(environment::containsKey)
            .map(name -> name + "=" + environment.get(name))
            .collect(Collectors.joining(" "));
    return set.isEmpty() ? "as the system has it" : set;
  }

  Check heap(long megabytes) {
    String found = "%,d MB".formatted(megabytes);
    return megabytes * MEGABYTE <= machine.memoryBytes() * 3 / 4
        ? Check.ok("heap", found)
        : Check.slow(
            "heap",
            found + " of %,d MB of memory".formatted(machine.memoryBytes() / MEGABYTE),
            "arrays lie outside of it and need room: RETHINK_JAVA_OPTIONS=-Xmx1g");
  }

  /** The native library, and what it does in a second. */
  private List<Check> computing() {
    Natives.Backend backend;
    try {
      backend = Natives.load();
    } catch (LinkageError | RuntimeException e) {
      return List.of(
          Check.blocking(
              "backend",
              "the native library does not load: " + e,
              "./mvnw clean, and delete " + nativesFolder() + "; the next start fetches it anew"));
    }
    Check oneDnn =
        OneDnn.serves(DataType.FLOAT)
            ? Check.ok("layers", OneDnn.describe())
            : Check.slow(
                "layers",
                "ND4J; " + OneDnn.describe(),
                "networks train several times faster on an x86-64 processor, with"
                    + " -Drethink.onednn unset");
    return List.of(
        Check.ok("backend", backend.toString()),
        oneDnn,
        product(MatrixProduct.gigaflops()),
        decompositions(Lapack.fault()));
  }

  static Check decompositions(Optional<String> fault) {
    return fault
        .map(
            what ->
                Check.blocking(
                    "LAPACK", what, "unset OPENBLAS_CORETYPE and start by environment/rethink"))
        .orElseGet(() -> Check.ok("LAPACK", "solves in double precision"));
  }

  Check product(double gigaflops) {
    double expected = MatrixProduct.expected(machine.processor());
    String found =
        "%.0f GFLOP/s with core %s".formatted(gigaflops, setting("OPENBLAS_CORETYPE", "as chosen"));
    return gigaflops >= expected
        ? Check.ok("matrix product", found)
        : Check.slow(
            "matrix product",
            found + ", expected at least %.0f".formatted(expected),
            "end other programs; else try OPENBLAS_CORETYPE=Haswell in the environment");
  }

  static Check gpu(List<Gpu> gpus, boolean built, Optional<String> lack) {
    String names = gpus.stream().map(Gpu::name).collect(Collectors.joining(", "));
    if (built && lack.isEmpty()) {
      return Check.ok("GPU", names);
    } else if (built) {
      return Check.slow(
          "GPU", "built for CUDA, but uses the CPU: " + lack.get(), "see docs/gpu.md");
    } else if (gpus.isEmpty()) {
      return Check.ok("GPU", "none");
    }
    return lack.isPresent()
        ? Check.ok("GPU", "not usable: " + lack.get())
        : Check.slow("GPU", names + ", not used", "build with -Pcuda, see docs/gpu.md");
  }

  /** Where JavaCPP unpacks native libraries. */
  private static Path nativesFolder() {
    String chosen = System.getProperty("org.bytedeco.javacpp.cachedir");
    return chosen == null
        ? Path.of(System.getProperty("user.home"), ".javacpp", "cache")
        : Path.of(chosen);
  }

  static Check disk(String name, Path folder) {
    Path there = folder.toAbsolutePath();
    while (!Files.exists(there)) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there) || !Files.isWritable(there)) {
      return Check.blocking(
          name, there + " cannot be written to", "make it writable, or choose another folder");
    }
    long free = new File(there.toString()).getUsableSpace() / MEGABYTE;
    String found = "%s, %,d MB free".formatted(folder, free);
    return free >= LEAST_DISK
        ? Check.ok(name, found)
        : Check.slow(name, found, "free 1 GB there, or choose another folder");
  }

  private static List<Check> data() {
    DataHome home = DataHome.here();
    return Catalogue.entries().stream()
        .map(
            entry ->
                home.find(entry)
                    .map(
                        folder ->
                            entry.isExact(folder)
                                ? Check.ok(entry.name(), folder.toString())
                                : Check.ok(entry.name(), folder + ", a copy that is not exact"))
                    .orElseGet(
                        () ->
                            Check.missing(
                                entry.name(),
                                "not found; the drawn shapes need no files",
                                "environment/rethink data fetch " + entry.name())))
        .toList();
  }

  private String setting(String name, String otherwise) {
    return environment.getOrDefault(name, otherwise);
  }
}
