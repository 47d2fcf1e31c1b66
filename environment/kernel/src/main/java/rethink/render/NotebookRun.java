package rethink.render;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Executes one notebook in a child JVM and tells from its events, exit and file how it went. */
final class NotebookRun {
  private static final int LAST_LINES = 20;
  private static final int INTERRUPTED = 130;

  private final Deque<String> last = new ArrayDeque<>();
  private final Map<Integer, Double> seconds = new HashMap<>();
  private int cell;
  private String error;
  private boolean done;
  private volatile boolean late;

  private NotebookRun() {}

  /**
   * Runs the notebook IN and returns what became of it; a child that dies is an outcome, too. An
   * {@link InterruptedException} says that someone interrupted the child.
   *
   * @param child a command that takes the two notebook files as further arguments
   * @param timeout zero for none
   */
  static Outcome of(
      Path in, ProcessBuilder child, Children children, Duration timeout, Consumer<Event> listener)
      throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("rethink-");
    var out = folder.resolve("executed.ipynb");
    try {
      child.command().add(in.toString());
      child.command().add(out.toString());
      return new NotebookRun().run(in, out, children.start(child), timeout, listener);
    } finally {
      try (var files = Files.list(folder)) {
        files.forEach(file -> file.toFile().delete());
      }
      Files.deleteIfExists(folder);
    }
  }

  private Outcome run(Path in, Path out, Process child, Duration timeout, Consumer<Event> listener)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    if (!timeout.isZero()) {
      thread(() -> stopLate(child, timeout));
    }
    child.getOutputStream().close();
    var errors =
        thread(() -> child.errorReader(StandardCharsets.UTF_8).lines().forEach(this::keep));
    try (var lines = child.inputReader(StandardCharsets.UTF_8)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        take(line, listener);
      }
    }
    int status = child.waitFor();
    errors.join();
    if (status == INTERRUPTED && !late) {
      throw new InterruptedException("the notebook was interrupted");
    }
    double elapsed = (System.nanoTime() - start) / 1e9;
    if (late) {
      error = "stopped after the " + timeout.toMinutes() + " minutes of --timeout-minutes";
    } else if (error == null && !(done && status == 0)) {
      error = "the child JVM ended with exit status " + status + meaning(status);
    }
    return outcome(in, out, elapsed);
  }

  private static Thread thread(Runnable task) {
    var thread = new Thread(task, "child-watch");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void stopLate(Process child, Duration timeout) {
    try {
      if (!child.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        late = true;
        Children.stop(child, 10);
      }
    } catch (InterruptedException noLonger) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(String line, Consumer<Event> listener) {
    var event = Event.parse(line);
    event.ifPresentOrElse(this::note, () -> keep(line));
    event.ifPresent(listener);
  }

  private void note(Event event) {
    switch (event.kind()) {
      case "cell" -> cell = event.cell();
      case "cellDone" -> seconds.put(event.cell(), event.seconds());
      case "failed" -> {
        cell = event.cell();
        error = event.text();
      }
      case "done" -> done = true;
      default -> {}
    }
  }

  private void keep(String line) {
    synchronized (last) {
      last.addLast(line);
      if (last.size() > LAST_LINES) {
        last.removeFirst();
      }
    }
  }

  private static String meaning(int status) {
    return switch (status) {
      case 137 -> " (killed, most often because memory ran out: try a smaller --scale or --jobs 1)";
      case 134, 139 -> " (the JVM crashed)";
      default -> "";
    };
  }

  private Outcome outcome(Path in, Path out, double elapsed) throws IOException {
    boolean saved = Files.exists(out);
    var read = NotebookFile.read(saved ? out : in);
    var name = NotebookFile.read(in).name();
    var executed = new NotebookFile(name, read.json());
    var cells = executed.codeCells();
    if (!saved) {
      cells.forEach(Cell::clear);
    }
    for (int k = 1; k <= cells.size(); k++) {
      if (seconds.containsKey(k)) {
        cells.get(k - 1).seconds(seconds.get(k));
      }
    }
    boolean shown =
        cells.stream()
            .anyMatch(c -> !c.mayFail() && c.outputs().stream().anyMatch(Output::isError));
    if (error != null && !shown && !cells.isEmpty()) {
      cells.get(Math.max(1, Math.min(cell, cells.size())) - 1).add(failure());
    }
    return new Outcome(executed, elapsed, error == null ? "" : Verdict.failed(cell, error));
  }

  /** The error output of a cell whose JVM could not write one itself. */
  private JsonObject failure() {
    var lines = new JsonArray();
    lines.add(error);
    last.forEach(lines::add);
    var output = new JsonObject();
    output.addProperty("output_type", "error");
    output.addProperty("ename", "Failed");
    output.addProperty("evalue", error);
    output.add("traceback", lines);
    return output;
  }
}
