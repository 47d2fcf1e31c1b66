package rethink.render;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How notebooks are to be run.
 *
 * @param rendered folder for what they become
 * @param inPlace whether outputs also go back into the notebooks
 * @param jobs notebooks at the same time
 * @param timeout for one notebook, zero for none
 * @param heap largest Java heap of one notebook, such as {@code 3g}; empty for what
 *     RETHINK_JAVA_OPTIONS says, which the launchers set
 * @param runner main class that executes one notebook
 */
record RunSettings(
    Path rendered,
    String scale,
    String dataset,
    boolean inPlace,
    int jobs,
    Duration timeout,
    String heap,
    String runner) {

  /**
   * The command for NOTEBOOK up to its arguments, and the environment that tells the kit what to
   * do. It is started in the notebook's folder, as Jupyter would.
   */
  ProcessBuilder child(Path notebook) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options(System.getenv("RETHINK_JAVA_OPTIONS")));
    command.add("-Djava.awt.headless=true");
    // A cell that declares a class again gives it new code in place (rethink.kernel.HotSwap).
    command.addAll(List.of("-Djdk.attach.allowAttachSelf=true", "-XX:+EnableDynamicAgentLoading"));
    // Numbers read the same in every country.
    command.add("-Duser.language=en");
    // Events and notebooks are UTF-8 whatever the machine's locale.
    command.addAll(List.of("-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8"));
    command.add("-Drethink.home=" + Home.folder(""));
    command.addAll(List.of("-cp", absolute(System.getProperty("java.class.path")), runner));
    var builder = new ProcessBuilder(command);
    builder.directory(notebook.toAbsolutePath().getParent().toFile());
    var environment = builder.environment();
    environment.put("RETHINK_SCALE", scale);
    environment.put("RETHINK_DATASET", dataset);
    environment.put("RETHINK_FIGURES", rendered.toAbsolutePath().resolve("figures").toString());
    // The kit rewrites its progress line in place, as for a terminal: the runner keeps the newest
    // state.
    environment.put("RETHINK_PROGRESS", "in-place");
    environment.putIfAbsent("RETHINK_RUNS", Home.folder("runs").toString());
    environment.putIfAbsent("OMP_NUM_THREADS", "1");
    int processors = Runtime.getRuntime().availableProcessors();
    environment.putIfAbsent("RETHINK_PROCESSORS", String.valueOf(Math.max(1, processors / jobs)));
    return builder;
  }

  private static String absolute(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The JVM's memory options; of two for the same thing the later one counts. */
  List<String> options(String found) {
    var options = new ArrayList<>(List.of("-Xmx3g"));
    if (found != null && !found.isBlank()) {
      options.addAll(List.of(found.strip().split("\\s+")));
    }
    if (!heap.isEmpty()) {
      options.add("-Xmx" + heap);
    }
    // What the processes that a notebook starts may have together.
    var memory = Integer.getInteger("rethink.memoryMegabytes");
    if (memory != null) {
      options.add("-Drethink.memoryMegabytes=" + memory / jobs);
    }
    return options;
  }
}
