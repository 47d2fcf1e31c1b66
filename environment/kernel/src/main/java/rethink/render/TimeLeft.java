package rethink.render;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Estimates how long a batch still takes: the seconds that were recorded in the notebooks, scaled
 * by how this machine has compared with them so far.
 */
final class TimeLeft {
  /** Seconds of "as fast as recorded" mixed in, so that the first short cells do not decide. */
  private static final double PRIOR_SECONDS = 5;

  private final Map<String, Deque<Double>> pending = new LinkedHashMap<>();
  private final int jobs;
  private double recordedDone = PRIOR_SECONDS;
  private double actualDone = PRIOR_SECONDS;

  TimeLeft(int jobs) {
    this.jobs = jobs;
  }

  /** Plans NOTEBOOK; its record counts only when it was made at the same scale. */
  synchronized void plan(NotebookFile notebook, String scale) {
    boolean comparable = scale.equals(notebook.note("scale"));
    var cells = new ArrayDeque<Double>();
    for (var cell : notebook.codeCells()) {
      cells.add(comparable ? cell.seconds().orElse(Double.NaN) : Double.NaN);
    }
    pending.put(notebook.name(), cells);
  }

  /** Says that the next cell of NOTEBOOK took SECONDS. */
  synchronized void cellDone(String notebook, double seconds) {
    var recorded = pending.getOrDefault(notebook, new ArrayDeque<>()).poll();
    if (recorded != null && !recorded.isNaN()) {
      recordedDone += recorded;
      actualDone += seconds;
    }
  }

  synchronized void ended(String notebook) {
    pending.remove(notebook);
  }

  /**
   * Seconds left; empty while a notebook is to come of which nothing is recorded.
   *
   * @param elapsed seconds that the current cell of each running notebook has taken so far
   */
  synchronized OptionalDouble seconds(Map<String, Double> elapsed) {
    double ratio = actualDone / recordedDone;
    double sum = 0;
    for (var notebook : pending.entrySet()) {
      var cells = notebook.getValue();
      if (!cells.isEmpty() && cells.stream().allMatch(cell -> cell.isNaN())) {
        return OptionalDouble.empty();
      }
      double spent = elapsed.getOrDefault(notebook.getKey(), 0.0);
      for (double cell : cells) {
        double expected = Double.isNaN(cell) ? 0 : cell * ratio;
        sum += Math.max(0, expected - spent);
        spent = 0; // only the first cell in the queue is running
      }
    }
    return OptionalDouble.of(sum / Math.max(1, Math.min(jobs, pending.size())));
  }
}
