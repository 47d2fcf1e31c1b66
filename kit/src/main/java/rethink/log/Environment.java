package rethink.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The machine and the code that a run is made by. */
final class Environment {
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
  static Map<String, Object> describe() {
    return FOUND;
  }

  private static Map<String, Object> find() {
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("gitCommit", git("rev-parse", "HEAD"));
    found.put("gitClean", git("status", "--porcelain", "--untracked-files=no").isEmpty());
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
    return found;
  }

  /** What git says of the project's folder, or "unknown" where there is no git or no repository. */
  private static String git(String... arguments) {
    try {
      String[] command = new String[arguments.length + 1];
      command[0] = "git";
      System.arraycopy(arguments, 0, command, 1, arguments.length);
      Process process =
          new ProcessBuilder(command)
              .directory(Path.of(System.getProperty("rethink.home", "")).toAbsolutePath().toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
      return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0 ? said : "unknown";
    } catch (IOException e) {
      return "unknown";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "unknown";
    }
  }
}
