package rethink.render;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
  private static final List<String> SCALES = List.of("smoke", "quick", "standard", "paper");
  private static final List<String> DATASETS = List.of("auto", "shapes", "cifar10", "mnist");

  private static final long ENOUGH_FOR_TWO = 12L << 30;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "NOTEBOOK",
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      description = {
        "Notebooks to run: 01 or 01_fitting_random_labels is one of the folder of --notebooks,",
        "a path such as ../mine/try.ipynb any other; without a name all of the folder."
      })
  private List<String> names = List.of();

  @Option(
      names = "--scale",
      description = {
        "quick, standard or paper; or smoke: seconds a notebook, which shows that every cell runs",
        "and nothing about the paper."
      })
  private String scale = environment("RETHINK_SCALE", "quick");

  @Option(names = "--dataset", description = "shapes, cifar10, mnist or auto.")
  private String dataset = environment("RETHINK_DATASET", "auto");

  @Option(
      names = "--changed",
      description = {
        "Run only notebooks whose outputs were made at another scale, or by other cells or other",
        "code of the paper's parts that they show, than those here."
      })
  private boolean changed;

  @Option(names = "--in-place", description = "Also write the outputs into the notebooks.")
  private boolean inPlace;

  @Option(
      names = "--jobs",
      description = {
        "Notebooks to run at the same time, which share processors and memory: while one waits for",
        "its last run or computes on one processor, the other trains."
      })
  private int jobs = jobs(Runtime.getRuntime().availableProcessors(), memory());

  @Option(
      names = "--notebooks",
      paramLabel = "FOLDER",
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      description = "Folder of the notebooks (default: notebooks/ of the project).")
  private Path notebooks = Home.folder("notebooks");

  @Option(
      names = "--rendered",
      paramLabel = "FOLDER",
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      description = {
        "Folder for pages and figures (default: rendered/ of the project for its notebooks,",
        "rendered/ beside the notebook for others)."
      })
  private Path rendered;

  @Option(names = "--timeout-minutes", description = "Longest time for one notebook; 0: none.")
  private int timeoutMinutes;

  @Option(
      names = "--heap",
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      description = "Largest Java heap of one notebook (default: a quarter of memory, 1g to 4g).")
  private String heap = "";

  private final PrintStream out;
  private final int columns;
  private final String runner;
  private volatile Batch batch;

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
    Selection selection;
    try {
      check();
      selection = Selection.of(names, notebooks.toAbsolutePath().normalize());
    } catch (IllegalArgumentException fault) {
      throw new ParameterException(spec.commandLine(), fault.getMessage());
    }
    var timeout = Duration.ofMinutes(timeoutMinutes);
    var settings =
        new RunSettings(rendered(selection), scale, dataset, inPlace, jobs, timeout, heap, runner);
    var code = new NotebookCode(Home.folder("kit"));
    if (changed) {
      selection = changed(code, selection);
      out.printf(
          "Changed since their outputs were made: %d of %d notebooks%n",
          selection.chosen().size(), selection.known().size());
    }
    batch = new Batch(settings, code, selection, out, columns);
    return batch.run();
  }

  private Selection changed(NotebookCode code, Selection selection) throws IOException {
    var found = new ArrayList<Path>();
    for (var file : selection.chosen()) {
      if (code.hasChanged(NotebookFile.read(file), scale)) {
        found.add(file);
      }
    }
    return new Selection(found, selection.known());
  }

  private Path rendered(Selection selection) {
    if (rendered != null) {
      return rendered.toAbsolutePath().normalize();
    }
    var first = selection.known().stream().map(Path::getParent).findFirst();
    var isProject = first.isEmpty() || first.get().equals(Home.folder("notebooks"));
    return isProject ? Home.folder("rendered") : first.get().resolve("rendered");
  }

  /** Two where there is room for them. */
  static int jobs(int processors, long bytes) {
    return processors >= 2 && bytes >= ENOUGH_FOR_TWO ? 2 : 1;
  }

  private static long memory() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
  }

  private void check() {
    wanted("--scale", scale, SCALES);
    wanted("--dataset", dataset, DATASETS);
    if (inPlace && scale.equals("smoke")) {
      throw new IllegalArgumentException(
          "--scale is smoke, wanted a scale whose outputs are worth keeping with --in-place");
    }
    if (jobs < 1) {
      throw new IllegalArgumentException("--jobs is " + jobs + ", wanted 1 or more");
    }
    if (timeoutMinutes < 0) {
      throw new IllegalArgumentException(
          "--timeout-minutes is " + timeoutMinutes + ", wanted 0 or more");
    }
    if (!heap.matches("|[1-9]\\d*[kKmMgG]")) {
      throw new IllegalArgumentException("--heap is " + heap + ", wanted a size such as 3g");
    }
  }

  private static void wanted(String option, String value, List<String> values) {
    if (!values.contains(value)) {
      throw new IllegalArgumentException(
          option + " is " + value + ", wanted one of: " + String.join(", ", values));
    }
  }

  /** Ends a running batch, on Ctrl-C. */
  void stop() {
    if (batch != null) {
      batch.stop();
    }
  }

  private static String environment(String name, String otherwise) {
    var value = System.getenv(name);
    return value == null || value.isBlank() ? otherwise : value;
  }
}
