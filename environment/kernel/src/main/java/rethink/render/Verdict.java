package rethink.render;

/**
 * What became of a notebook, read from the notebook itself.
 *
 * @param executed whether any cell has run
 * @param fault {@code FAILED in cell k: error}, or empty when every cell ran
 * @param seconds the recorded seconds of the cells that ran, 0 when none is recorded
 */
record Verdict(boolean executed, String fault, double seconds) {

  static Verdict of(NotebookFile notebook) {
    boolean executed = false;
    double seconds = 0;
    var fault = "";
    int number = 0;
    for (var cell : notebook.codeCells()) {
      number++;
      boolean ran = cell.executionCount().isPresent();
      executed |= ran || !cell.outputs().isEmpty();
      seconds += ran ? cell.seconds().orElse(0) : 0;
      var error = cell.outputs().stream().filter(Output::isError).findFirst();
      if (!fault.isEmpty()) {
        continue;
      }
      if (error.isPresent() && !cell.mayFail()) {
        fault = failed(number, error.get().error());
      } else if (!ran && error.isEmpty()) {
        fault = "stopped before cell " + number;
      }
    }
    return new Verdict(executed, executed ? fault : "", seconds);
  }

  static String failed(int cell, String error) {
    var line = error.lines().findFirst().orElse("").strip();
    return "FAILED in cell " + cell + ": " + (line.length() > 200 ? line.substring(0, 200) : line);
  }
}
