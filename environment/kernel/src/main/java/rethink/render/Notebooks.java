package rethink.render;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Runs the notebooks, each in a JVM of its own, and renders them: pages, figures and a gallery.
 * Exit status 0 when all went well, 1 when a notebook failed, 2 for wrong arguments, 130 on Ctrl-C.
 */
@Command(
    name = "notebooks",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    showDefaultValues = true,
    description = "Runs the notebooks and renders pages, figures and a gallery.")
public final class Notebooks implements Callable<Integer> {
  private static final List<String> SCALES = List.of("quick", "standard", "paper");
  private static final List<String> DATASETS = List.of("auto", "shapes", "cifar10", "mnist");

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      description = "Notebooks to run, such as 01 or 01_fitting_random_labels; all without a name.")
  private List<String> names = List.of();

  @Option(names = "--scale", description = "quick, standard or paper.")
  private String scale = System.getenv().getOrDefault("RETHINK_SCALE", "quick");

  @Option(names = "--dataset", description = "shapes, cifar10, mnist or auto.")
  private String dataset = System.getenv().getOrDefault("RETHINK_DATASET", "auto");

  @Option(names = "--in-place", description = "Also write the outputs into the notebooks folder.")
  private boolean inPlace;

  @Option(names = "--jobs", description = "Notebooks to run at the same time.")
  private int jobs = 1;

  @Option(names = "--notebooks", description = "Folder of the notebooks.")
  private Path notebooks = Path.of("notebooks");

  @Option(names = "--rendered", description = "Folder for pages and figures.")
  private Path rendered = Path.of("rendered");

  @Option(names = "--timeout-minutes", description = "Longest time for one notebook; 0: none.")
  private int timeoutMinutes;

  @Option(names = "--heap", description = "Largest Java heap of one notebook.")
  private String heap = "3g";

  private final PrintStream out;
  private final int columns;
  private final String runner;
  private final Children children = new Children();
  private final List<Outcome> outcomes = new ArrayList<>();
  private Progress progress;
  private volatile boolean finished;
  private RenderedFolder folder;

  /** A command that prints to OUT and has RUNNER, a main class, execute each notebook. */
  Notebooks(PrintStream out, int columns, String runner) {
    this.out = out;
    this.columns = columns;
    this.runner = runner;
  }

  /** Runs the command and exits. */
  public static void main(String[] arguments) {
    var columns = Integer.getInteger("rethink.columns", 0);
    var command = new Notebooks(System.out, columns, "rethink.kernel.RunNotebook");
    Runtime.getRuntime().addShutdownHook(new Thread(command::stop));
    System.exit(line(command).execute(arguments));
  }

  static CommandLine line(Notebooks command) {
    return new CommandLine(command)
        .setParameterExceptionHandler(
            (fault, arguments) -> {
              fault.getCommandLine().getErr().println(fault.getMessage() + " (see --help)");
              return CommandLine.ExitCode.USAGE;
            })
        .setExecutionExceptionHandler(
            (fault, line, parsed) -> {
              line.getErr().println(fault.getMessage());
              return 1;
            });
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<String> known;
    List<String> chosen;
    try {
      check();
      known = Selection.known(notebooks);
      chosen = Selection.of(names, known);
    } catch (IllegalArgumentException fault) {
      throw new ParameterException(spec.commandLine(), fault.getMessage());
    }
    folder = new RenderedFolder(notebooks, rendered, known);
    var timeLeft = new TimeLeft(jobs);
    for (var name : chosen) {
      timeLeft.plan(NotebookFile.read(file(name)), scale);
    }
    progress = new Progress(out, columns, System::nanoTime, chosen.size(), timeLeft);
    runAll(chosen);
    if (children.stopping()) {
      return 130;
    }
    finished = true;
    summary();
    return outcomes.stream().allMatch(Outcome::ok) ? 0 : 1;
  }

  private void check() {
    wanted("--scale", scale, SCALES);
    wanted("--dataset", dataset, DATASETS);
    if (jobs < 1) {
      throw new IllegalArgumentException("--jobs is " + jobs + ", wanted 1 or more");
    }
    if (timeoutMinutes < 0) {
      throw new IllegalArgumentException(
          "--timeout-minutes is " + timeoutMinutes + ", wanted 0 or more");
    }
    if (!heap.matches("[1-9]\\d*[kKmMgG]")) {
      throw new IllegalArgumentException("--heap is " + heap + ", wanted a size such as 3g");
    }
  }

  private static void wanted(String option, String value, List<String> values) {
    if (!values.contains(value)) {
      throw new IllegalArgumentException(
          option + " is " + value + ", wanted one of: " + String.join(", ", values));
    }
  }

  private Path file(String name) {
    return notebooks.resolve(name + ".ipynb");
  }

  private void runAll(List<String> chosen) throws IOException, InterruptedException {
    var pool = Executors.newFixedThreadPool(jobs);
    var clock = Executors.newSingleThreadScheduledExecutor();
    try {
      clock.scheduleAtFixedRate(progress::tick, 1, 1, TimeUnit.SECONDS);
      var tasks = new ArrayList<Callable<Void>>();
      for (var name : chosen) {
        int index = tasks.size() + 1;
        tasks.add(() -> run(name, index));
      }
      for (var task : pool.invokeAll(tasks)) {
        task.get();
      }
    } catch (ExecutionException fault) {
      finished = !children.stopping();
      if (finished) {
        throw new IOException(fault.getCause().getMessage(), fault.getCause());
      }
    } finally {
      pool.shutdownNow();
      clock.shutdownNow();
    }
  }

  private Void run(String name, int index) throws IOException, InterruptedException {
    progress.started(name, index);
    var source = Files.readString(file(name));
    var timeout = Duration.ofMinutes(timeoutMinutes);
    Outcome outcome;
    try {
      outcome =
          NotebookRun.of(file(name), child(), children, timeout, event -> progress.on(name, event));
    } catch (InterruptedException ctrlC) {
      // On a terminal the child may hear of Ctrl-C before this JVM does.
      children.stop();
      throw ctrlC;
    }
    if (children.stopping()) {
      return null; // what was stopped half-way is no result
    }
    outcome.executed().note("scale", scale);
    if (!dataset.equals("auto")) {
      outcome.executed().note("dataset", dataset);
    }
    folder.add(outcome.executed());
    if (inPlace && outcome.ok()) {
      store(outcome.executed(), source);
    }
    synchronized (outcomes) {
      outcomes.add(outcome);
    }
    progress.ended(name, outcome);
    return null;
  }

  /** Writes outputs back into the notebooks folder, unless someone edits the notebook just now. */
  private void store(NotebookFile executed, String source) throws IOException {
    var file = file(executed.name());
    if (Files.readString(file).equals(source)) {
      executed.write(file);
      RenderedFolder.figures(executed, notebooks);
    } else {
      progress.clear();
      out.println(file + " was edited while it ran: not overwritten; run it again with --in-place");
    }
  }

  /** The child's command up to its arguments, and the environment that tells the kit what to do. */
  private ProcessBuilder child() {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + heap, "-Djava.awt.headless=true"));
    // Events and notebooks are UTF-8 whatever the machine's locale.
    command.addAll(List.of("-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), runner));
    var builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.put("RETHINK_SCALE", scale);
    environment.put("RETHINK_DATASET", dataset);
    environment.put("RETHINK_FIGURES", rendered.resolve("figures").toString());
    environment.putIfAbsent("RETHINK_RUNS", "runs");
    environment.putIfAbsent("OMP_NUM_THREADS", "1");
    return builder;
  }

  private void summary() {
    synchronized (outcomes) {
      if (!outcomes.isEmpty()) {
        outcomes.sort(Comparator.comparing(outcome -> outcome.executed().name()));
        out.printf("%n%sGallery: %s%n", Outcome.table(outcomes), rendered.resolve("index.html"));
      }
    }
  }

  /** On Ctrl-C: ends the children; what was finished has been written already. */
  void stop() {
    if (progress != null && !finished) {
      children.stop();
      progress.clear();
      out.println("Stopped. Finished notebooks are kept, finished runs will not be repeated.");
      summary();
    }
  }
}
