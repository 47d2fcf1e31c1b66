package rethink.render;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
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
  private final List<String> chosen;
  private final PrintStream out;
  private final Progress progress;
  private final RenderedFolder folder;
  private final NotebookCode code;
  private final Children children = new Children();
  private final List<Outcome> outcomes = new ArrayList<>();
  private volatile boolean finished;

  /**
   * A batch of the notebooks CHOSEN among those KNOWN, reported to OUT.
   *
   * @param code by which outputs are made
   * @param columns width of the terminal, 0 when OUT is none
   */
  Batch(
      RunSettings settings,
      NotebookCode code,
      List<String> chosen,
      List<String> known,
      PrintStream out,
      int columns)
      throws IOException {
    this.settings = settings;
    this.code = code;
    this.chosen = chosen;
    this.out = out;
    this.folder = new RenderedFolder(settings.notebooks(), settings.rendered(), known);
    var timeLeft = new TimeLeft(settings.jobs());
    for (var name : known) {
      // All are read: the gallery needs them, and a damaged file should show before hours of work.
      var notebook = NotebookFile.read(settings.file(name));
      if (chosen.contains(name)) {
        timeLeft.plan(notebook, settings.scale());
      }
    }
    this.progress = new Progress(out, columns, System::nanoTime, chosen.size(), timeLeft);
  }

  /** Runs all; the exit status is 0, 1 when one failed, 130 when it was stopped. */
  int run() throws IOException, InterruptedException {
    var pool = Executors.newFixedThreadPool(settings.jobs());
    var clock = Executors.newSingleThreadScheduledExecutor();
    clock.scheduleAtFixedRate(progress::tick, 1, 1, TimeUnit.SECONDS);
    try {
      var tasks = new ArrayList<Callable<Void>>();
      for (var name : chosen) {
        int index = tasks.size() + 1;
        tasks.add(() -> run(name, index));
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

  private Void run(String name, int index) throws IOException, InterruptedException {
    progress.started(name, index);
    var file = settings.file(name);
    var source = Files.readString(file);
    Outcome outcome;
    try {
      outcome =
          NotebookRun.of(
              file,
              settings.child(),
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
      store(executed, source);
    }
    synchronized (outcomes) {
      outcomes.add(outcome);
    }
    progress.ended(name, outcome);
    return null;
  }

  /** Writes outputs back into the notebooks folder, unless someone edits the notebook just now. */
  private void store(NotebookFile executed, String source) throws IOException {
    var file = settings.file(executed.name());
    if (Files.readString(file).equals(source)) {
      executed.write(file);
      RenderedFolder.figures(executed, settings.notebooks());
    } else {
      progress.clear();
      out.println(file + " was edited while it ran: not overwritten; run it again with --in-place");
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
        var gallery = settings.rendered().resolve("index.html");
        out.printf("%n%sGallery: %s%n", Outcome.table(outcomes), gallery);
      }
    }
  }
}
