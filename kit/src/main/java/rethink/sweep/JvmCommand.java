package rethink.sweep;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How a child JVM is started: with this JVM's Java, class path, environment and those of its system
 * properties that concern the kit.
 *
 * @param threads compute threads of the child
 */
record JvmCommand(List<String> words, int threads) {
  /** Properties of the parent that a child shall have, too; its limits of memory are its own. */
  private static final List<String> PASSED = List.of("rethink.", "org.bytedeco.javacpp.");

  private static final String CLASS_PATH = "java.class.path";

  /**
   * The command for children of a share of memory; nothing if this JVM's class path does not lead
   * to the kit, as in kernels that load it otherwise.
   */
  static Optional<JvmCommand> of(long megabytes, int threads) {
    if (!leadsToKit(System.getProperty(CLASS_PATH))) {
      return Optional.empty();
    }
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> words = new ArrayList<>(List.of(java.toString(), "-Duser.language=en"));
    // One thread computes; more for the garbage would take processors from other runs.
    words.add("-XX:+UseSerialGC");
    words.add("-Xmx%dm".formatted(Math.round(RunMemory.HEAP_SHARE * megabytes)));
    for (String name : new TreeSet<>(System.getProperties().stringPropertyNames())) {
      if (PASSED.stream().anyMatch(name::startsWith)) {
        words.add("-D%s=%s".formatted(name, System.getProperty(name)));
      }
    }
    // Of the same property the last one counts.
    words.add("-Dorg.bytedeco.javacpp.maxbytes=%dm".formatted(megabytes / 2));
    words.add("-Dorg.bytedeco.javacpp.maxphysicalbytes=%dm".formatted(megabytes));
    words.addAll(List.of("-cp", System.getProperty(CLASS_PATH)));
    return Optional.of(new JvmCommand(List.copyOf(words), threads));
  }

  /** Starts a child whose standard error goes to a file. */
  Process start(Path log) throws IOException {
    List<String> all = new ArrayList<>(words);
    all.add(1, "-XX:ErrorFile=" + log + ".crash");
    all.addAll(List.of(ChildMain.class.getName(), log.toString()));
    ProcessBuilder builder = new ProcessBuilder(all).redirectError(log.toFile());
    builder.environment().put("OMP_NUM_THREADS", String.valueOf(threads));
    return builder.start();
  }

  private static boolean leadsToKit(String classPath) {
    try {
      Path kit =
          Path.of(JvmCommand.class.getProtectionDomain().getCodeSource().getLocation().toURI())
              .toRealPath();
      return Arrays.stream(classPath.split(File.pathSeparator))
          .filter(entry -> !entry.isEmpty())
          .map(Path::of)
          .anyMatch(entry -> isSame(entry, kit));
    } catch (URISyntaxException | IOException e) {
      return false;
    }
  }

  private static boolean isSame(Path entry, Path kit) {
    try {
      return Files.exists(entry) && Files.isSameFile(entry, kit);
    } catch (IOException e) {
      return false;
    }
  }
}
