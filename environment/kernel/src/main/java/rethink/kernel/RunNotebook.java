package rethink.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Executes one notebook without Jupyter and Python: {@code RunNotebook IN.ipynb OUT.ipynb
 * [--allow-errors]}. Events go to standard output as JSON lines. Exit status 0 when all cells ran,
 * 1 when one failed (the outputs so far are written), 2 for bad arguments, 130 when stopped by a
 * signal.
 */
public final class RunNotebook {

  private static final int OK = 0;
  private static final int FAILED = 1;
  private static final int BAD_ARGUMENTS = 2;
  private static final int STOPPED = 130;
  private static final int SAVE_SECONDS = 20;

  private final Notebook notebook;
  private final Evaluator evaluator;
  private final NotebookScreen screen;
  private final Events events;
  private final boolean allowErrors;
  private final Path target;
  private volatile boolean stopped;
  private volatile String running = "";

  private RunNotebook(
      Notebook notebook,
      Path target,
      Evaluator evaluator,
      NotebookScreen screen,
      Events events,
      boolean allowErrors) {
    this.notebook = notebook;
    this.target = target;
    this.evaluator = evaluator;
    this.screen = screen;
    this.events = events;
    this.allowErrors = allowErrors;
  }

  /** Runs the notebook and ends the JVM with its status. */
  public static void main(String[] args) {
    PrintStream console = System.err;
    var finished = new CountDownLatch(1);
    int status;
    try {
      status = run(args, finished);
    } catch (IOException | IllegalArgumentException e) {
      console.println(e.getMessage());
      status = BAD_ARGUMENTS;
    } catch (CellError e) {
      console.println("a start-up script of the environment failed: " + e.getMessage());
      status = BAD_ARGUMENTS;
    }
    finished.countDown();
    System.exit(status);
  }

  private static int run(String[] args, CountDownLatch finished) throws IOException, CellError {
    List<String> paths = List.of(args).stream().filter(arg -> !arg.startsWith("--")).toList();
    List<String> options = List.of(args).stream().filter(arg -> arg.startsWith("--")).toList();
    if (paths.size() != 2 || !List.of("--allow-errors").containsAll(options)) {
      throw new IllegalArgumentException("usage: RunNotebook IN.ipynb OUT.ipynb [--allow-errors]");
    }
    Path target = Path.of(paths.get(1)).toAbsolutePath();
    if (!Files.isDirectory(target.getParent())) {
      throw new IOException("there is no folder " + target.getParent() + "; create it first");
    }
    Notebook notebook = Notebook.read(Path.of(paths.get(0)));
    var events =
        new Events(
            new PrintStream(
                new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
    var screen = new NotebookScreen(events::printed);
    Streams.redirectTo(screen);
    Display.attach(screen);
    var evaluator = new Evaluator(Settings.of(System.getenv()));
    var run = new RunNotebook(notebook, target, evaluator, screen, events, !options.isEmpty());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> run.stop(finished), "stop"));
    long start = System.nanoTime();
    int status = run.cells();
    // What cells' threads print from now on is not in the file.
    screen.begin(new JsonArray());
    notebook.write(target);
    if (status == OK) {
      events.done(secondsSince(start), run.figures());
    }
    return status;
  }

  private int cells() {
    List<JsonObject> cells = notebook.codeCells();
    events.start(cells.size());
    for (int i = 0; i < cells.size() && !stopped; i++) {
      if (!cell(cells.get(i), i + 1, cells.size())) {
        return stopped ? STOPPED : FAILED;
      }
    }
    return stopped ? STOPPED : OK;
  }

  /** Runs one cell and returns whether the next may run. */
  private boolean cell(JsonObject cell, int number, int of) {
    String source = Notebook.source(cell);
    long start = System.nanoTime();
    events.cell(number, of, source);
    cell.addProperty("execution_count", number);
    screen.begin(cell.getAsJsonArray("outputs"));
    running = source;
    CellError error = null;
    try {
      Map<String, String> result = evaluator.show(number, source);
      if (result != null) {
        screen.result(number, result);
      }
    } catch (CellError e) {
      error = e;
      screen.error(e);
    }
    screen.endStream();
    if (stopped) {
      return false;
    }
    if (error == null || allowErrors || Notebook.isTagged(cell, "raises-exception")) {
      events.cellDone(secondsSince(start));
      return true;
    }
    events.failed(error, source);
    return false;
  }

  /** Lets a signal stop the running cell, and waits until the outputs so far are written. */
  private void stop(CountDownLatch finished) {
    if (finished.getCount() == 0) {
      return;
    }
    stopped = true;
    StackTraceElement exiting = SystemExit.caller();
    if (exiting != null) {
      failAt(exiting);
    }
    try {
      // Again every second: the first may have come just before a cell began.
      for (int i = 0; i < SAVE_SECONDS; i++) {
        evaluator.interrupt();
        if (finished.await(1, TimeUnit.SECONDS)) {
          break;
        }
      }
    } catch (InterruptedException e) {
      // Then it ends without the file.
    }
    Runtime.getRuntime().halt(STOPPED);
  }

  /** A library that the cell called ends this JVM, which nothing can hold back: the cell failed. */
  private void failAt(StackTraceElement exiting) {
    var error =
        new CellError(
            "SystemExit",
            "code that the cell called ended the JVM by System.exit: " + exiting,
            List.of());
    screen.error(error);
    events.failed(error, running);
    try {
      notebook.write(target);
    } catch (IOException e) {
      // The event has told it.
    }
    Runtime.getRuntime().halt(FAILED);
  }

  private int figures() {
    int figures = 0;
    for (JsonObject cell : notebook.codeCells()) {
      JsonArray outputs = cell.getAsJsonArray("outputs");
      for (JsonElement output : outputs) {
        JsonObject data = output.getAsJsonObject().getAsJsonObject("data");
        figures += data != null && data.has("image/png") ? 1 : 0;
      }
    }
    return figures;
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
