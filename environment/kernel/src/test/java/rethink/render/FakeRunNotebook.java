package rethink.render;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Stands in for the notebook runner: it "executes" a cell by looking at the word its source begins
 * with, so that the driver can be tested without a compiler, in milliseconds.
 */
final class FakeRunNotebook {
  private FakeRunNotebook() {}

  public static void main(String[] arguments) throws Exception {
    var notebook = NotebookFile.read(Path.of(arguments[0]));
    var out = Path.of(arguments[1]);
    var cells = notebook.codeCells();
    cells.forEach(Cell::clear);
    say("{\"event\":\"start\",\"cells\":%d}", cells.size());
    for (int k = 1; k <= cells.size(); k++) {
      say("{\"event\":\"cell\",\"cell\":%d,\"of\":%d,\"source\":\"first line\"}", k, cells.size());
      execute(cells.get(k - 1), k, notebook, out);
      say("{\"event\":\"cellDone\",\"cell\":%d,\"seconds\":%d.5}", k, k);
    }
    notebook.write(out);
    say("{\"event\":\"done\",\"seconds\":3.0,\"figures\":0}");
  }

  private static void execute(Cell cell, int k, NotebookFile notebook, Path out)
      throws IOException, InterruptedException {
    cell.json().addProperty("execution_count", k);
    switch (cell.source().split(" ")[0]) {
      case "environment" -> cell.add(Notes.stream(environment()));
      case "folder" -> cell.add(Notes.stream(Path.of("").toAbsolutePath().toString()));
      case "picture" -> cell.add(Notes.png("chart-" + notebook.name() + ": A chart"));
      case "progress" -> say("{\"event\":\"progress\",\"cell\":%d,\"text\":\"half way\"}", k);
      case "fail" -> {
        cell.add(Notes.error("EvalException", "boom"));
        notebook.write(out);
        say("{\"event\":\"failed\",\"cell\":%d,\"error\":\"EvalException: boom\"}", k);
        System.exit(1);
      }
      case "die" -> {
        System.err.println("# a fatal error has been detected");
        Runtime.getRuntime().halt(134);
      }
      case "interrupt" -> Runtime.getRuntime().halt(130);
      case "sleep" -> Thread.sleep(60_000);
      default -> {}
    }
  }

  private static String environment() {
    return System.getenv("RETHINK_SCALE")
        + " "
        + System.getenv("RETHINK_DATASET")
        + " "
        + System.getenv("RETHINK_RUNS")
        + " "
        + System.getenv("OMP_NUM_THREADS")
        + " "
        + System.getProperty("java.awt.headless");
  }

  private static void say(String line, Object... values) {
    System.out.println(line.formatted(values));
  }
}
