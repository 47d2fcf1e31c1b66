package rethink.log;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The machine and the code that a run is made by; nothing in it names a person or a place. */
public final class Environment {
  /** Version of a run's files, raised when their fields change; files without it are version 1. */
  static final int FORMAT = 3;

  /** Limits on memory outside of the heap; null where JavaCPP's own hold. */
  static final List<String> PROPERTIES =
      List.of("org.bytedeco.javacpp.maxbytes", "org.bytedeco.javacpp.maxphysicalbytes");

  /** What the launchers set where it helps; null where it is left alone. */
  static final List<String> VARIABLES =
      List.of(
          "OMP_NUM_THREADS",
          "OPENBLAS_CORETYPE",
          "MALLOC_MMAP_THRESHOLD_",
          "MALLOC_TRIM_THRESHOLD_",
          "MALLOC_TOP_PAD_",
          "GLIBC_TUNABLES");

  private static final Map<String, Object> FOUND = find();

  private Environment() {}

  /** Names and values as they go into environment.json; found once per process. */
  public static Map<String, Object> describe() {
    return FOUND;
  }

  private static Map<String, Object> find() {
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("format", FORMAT);
    String copied = System.getProperty(CodeCopy.COMMIT);
    String home = Path.of(System.getProperty("rethink.home", "")).toAbsolutePath().toString();
    String commit =
        copied == null ? Programs.answer("git", "-C", home, "rev-parse", "HEAD") : copied;
    found.put("gitCommit", commit.isEmpty() ? "unknown" : commit);
    found.put("gitClean", copied != null ? Boolean.TRUE : isClean(Programs.answer(status(home))));
    found.put("codeSha256", CodeChecksum.here());
    found.put(
        "java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
    found.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    Machine machine = Machine.here();
    found.put("processor", machine.processor().model());
    found.put("processors", machine.processors());
    found.put("memoryMegabytes", machine.memoryBytes() >> 20);
    found.put("heapMegabytes", Runtime.getRuntime().maxMemory() >> 20);
    PROPERTIES.forEach(name -> found.put(name, System.getProperty(name)));
    VARIABLES.forEach(name -> found.put(name, System.getenv(name)));
    return Collections.unmodifiableMap(found);
  }

  /** Asks about the sources only: a notebook that was executed in place changes no run. */
  private static String[] status(String home) {
    return new String[] {
      "git",
      "-C",
      home,
      "status",
      "--porcelain",
      "--branch",
      "--untracked-files=all",
      "--",
      ":(top,glob)**/kit/src/main/**",
      ":(top,glob)**/pom.xml"
    };
  }

  /** The first line names the branch, the others are changes; null where git said nothing. */
  private static Boolean isClean(String status) {
    return status.isEmpty() ? null : status.lines().count() == 1;
  }
}
