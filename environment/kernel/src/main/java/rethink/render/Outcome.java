package rethink.render;

import java.util.List;

/**
 * How one notebook of a batch went.
 *
 * @param executed the notebook with its outputs, as far as it came
 * @param seconds from start to end of its JVM
 * @param fault {@code FAILED in cell k: error}, or empty
 */
record Outcome(NotebookFile executed, double seconds, String fault) {

  boolean ok() {
    return fault.isEmpty();
  }

  String result() {
    return ok() ? "ok" : fault;
  }

  int figures() {
    return Figure.of(executed).size();
  }

  /** A table of all outcomes for the end of a batch, one line each. */
  static String table(List<Outcome> outcomes) {
    int width = outcomes.stream().mapToInt(o -> o.executed().name().length()).max().orElse(0);
    var line = "%-" + Math.max(width, 8) + "s  %12s  %7s  %s%n";
    var table = new StringBuilder(line.formatted("notebook", "time", "figures", "result"));
    for (var o : outcomes) {
      table.append(
          line.formatted(o.executed().name(), Seconds.words(o.seconds()), o.figures(), o.result()));
    }
    return table.toString();
  }
}
