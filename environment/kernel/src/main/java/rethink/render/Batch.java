package rethink.render;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Several notebooks, run one after the other or some at a time, and rendered as each one ends. */
final class Batch {
  private final RunSettings settings;
  private final List<Path> chosen;
  private final PrintStream out;
  private final Progress progress;
  private final RenderedFolder folder;
  private final NotebookCode code;
  private final Children children = new Children();
  private final List<Outcome> outcomes = new ArrayList<>();
  private volatile boolean finished;

  /**
   * A batch of the notebooks of SELECTION, reported to OUT. An {@link IOException} names all that
   * cannot be run: a damaged file should show before hours of work.
   *
   * @param code by which outputs are made
   * @param columns width of the terminal, 0 when OUT is none
   */
  Batch(RunSettings settings, NotebookCode code, Selection selection, PrintStream out, int columns)
      throws IOException {
    this.settings = settings;
    this.code = code;
    this.chosen = selection.chosen();
    this.out = out;
    var timeLeft = new TimeLeft(settings.jobs());
    var readable = new ArrayList<Path>();
    var faults = new ArrayList<String>();
    for (var file : selection.known()) {
      try {
        var notebook = NotebookFile.read(file);
        if (chosen.contains(file)) {
          ForeignCode.fault(notebook)
              .ifPresent(fault -> faults.add(Home.shown(file) + ": " + fault));
          timeLeft.plan(notebook, settings.scale());
        }
        readable.add(file);
      } catch (IOException fault) {
        if (chosen.contains(file)) {
          faults.add(fault.getMessage());
        } else {
          out.println("left out of the gallery: " + fault.getMessage());
        }
      }
    }
    if (!faults.isEmpty()) {
      throw new IOException(String.join(System.lineSeparator(), faults));
    }
    this.folder = new RenderedFolder(settings.rendered(), readable);
    this.progress = new Progress(out, columns, System::nanoTime, chosen.size(), timeLeft);
  }

  /** Runs all; the exit status is 0, 1 when one failed, 130 when it was stopped. */
  int run() throws IOException, InterruptedException {
    var pool = Executors.newFixedThreadPool(settings.jobs());
    var clock = Executors.newSingleThreadScheduledExecutor();
    clock.scheduleAtFixedRate(progress::tick, 1, 1, TimeUnit.SECONDS);
    try {
      var tasks = new ArrayList<Callable<Void>>();
      for (var file : chosen) {
        int index = tasks.size() + 1;
        tasks.add(() -> run(file, index));
      }
      for (var task : pool.invokeAll(tasks)) {
        task.get();
      }
    } catch (ExecutionException fault) {
      if (!children.stopping()) {
        throw new IOException(fault.getCause().getMessage(), fault.getCause());
      }
    } finally {
      pool.shutdownNow();
      clock.shutdownNow();
      finished = !children.stopping();
      progress.clear();
    }
    if (!finished) {
      return 130;
    }
    summary();
    return outcomes.stream().allMatch(Outcome::ok) ? 0 : 1;
  }

  private Void run(Path file, int index) throws IOException, InterruptedException {
    var name = Selection.plain(file);
    progress.started(name, index);
    var source = Files.readString(file);
    Outcome outcome;
    try {
      outcome =
          NotebookRun.of(
              file,
              settings.child(file),
              children,
              settings.timeout(),
              event -> progress.on(name, event));
    } catch (InterruptedException ctrlC) {
      // On a terminal the child may hear of Ctrl-C before this JVM does.
      children.stop();
      throw ctrlC;
    }
    if (children.stopping()) {
      return null; // what was stopped half-way is no result
    }
    var executed = outcome.executed();
    executed.note("scale", settings.scale());
    executed.note("dataset", settings.dataset());
    code.note(executed);
    folder.add(executed);
    if (settings.inPlace() && outcome.ok()) {
      store(executed, file, source);
    }
    synchronized (outcomes) {
      outcomes.add(outcome);
    }
    progress.ended(name, outcome);
    return null;
  }

  /** Writes outputs back into the notebook, unless someone edits it just now. */
  private void store(NotebookFile executed, Path file, String source) throws IOException {
    if (Files.readString(file).equals(source)) {
      executed.write(file);
      RenderedFolder.figures(executed, file.getParent());
    } else {
      progress.clear();
      out.println(
          Home.shown(file)
              + " was edited while it ran: not overwritten; run it again with --in-place");
    }
  }

  /** Ends the children when the batch is not finished; what was finished is already written. */
  void stop() {
    if (!finished) {
      children.stop();
      progress.clear();
      out.println("Stopped. Finished notebooks are kept, finished runs will not be repeated.");
      summary();
    }
  }

  private void summary() {
    synchronized (outcomes) {
      if (!outcomes.isEmpty()) {
        outcomes.sort(Comparator.comparing(outcome -> outcome.executed().name()));
        var gallery = Home.shown(settings.rendered().resolve("index.html"));
        out.printf("%n%sGallery: %s%n", Outcome.table(outcomes), gallery);
      }
    }
  }
}
