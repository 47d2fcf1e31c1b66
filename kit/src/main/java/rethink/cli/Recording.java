package rethink.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import rethink.data.Dataset;
import rethink.log.Programs;
import rethink.log.Run;
import rethink.log.RunState;
import rethink.log.RunStore;
import rethink.log.StoredRun;
import rethink.train.Experiment;

/**
 * A plan and what has become of it.
 *
 * @param folder of what is recorded
 * @param recorded finished runs by id, wherever they were performed
 * @param here runs of this machine's folder by id, finished or not
 */
record Recording(
    RecordPlan plan,
    List<RecordPlan.Row> rows,
    Path folder,
    Map<String, StoredRun> recorded,
    Map<String, StoredRun> here) {

  /**
   * @param items those of the plan to look at; all if empty
   * @throws IllegalArgumentException if the plan has none of these items
   */
  static Recording of(RecordPlan plan, Set<String> items, Path recorded, Path runs) {
    List<RecordPlan.Row> rows =
        plan.rows().stream().filter(row -> items.isEmpty() || items.contains(row.item())).toList();
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(
          "the plan has no item %s; choose of %s"
              .formatted(
                  items, plan.rows().stream().map(RecordPlan.Row::item).distinct().toList()));
    }
    return new Recording(plan, rows, recorded, stored(recorded), stored(runs));
  }

  private static Map<String, StoredRun> stored(Path folder) {
    Map<String, StoredRun> runs = new HashMap<>();
    new RunStore(folder).runs().forEach(run -> runs.put(run.id(), run));
    return runs;
  }

  /**
   * The rows in parts that are performed at once: neighbouring sweeps together, each kernel by
   * itself, since it takes all processors.
   */
  List<List<RecordPlan.Row>> parts() {
    List<List<RecordPlan.Row>> parts = new ArrayList<>();
    boolean joins = false;
    for (RecordPlan.Row row : rows) {
      if (!joins || row.isKernel()) {
        parts.add(new ArrayList<>());
      }
      parts.get(parts.size() - 1).add(row);
      joins = !row.isKernel();
    }
    return parts;
  }

  /** What is or will be recorded of a kernel. */
  SolvedRecord solved(RecordPlan.Row row) {
    return SolvedRecord.of(row.options(), folder);
  }

  /**
   * What some rows have to perform, in the plan's order; also what is finished but not yet copied.
   */
  List<Experiment> left(List<RecordPlan.Row> rows) {
    return rows.stream()
        .flatMap(row -> row.experiments().stream())
        .distinct()
        .filter(experiment -> !isRecorded(experiment))
        .toList();
  }

  boolean isRecorded(Experiment experiment) {
    return isDone(recorded.get(experiment.id()));
  }

  RunState state(Experiment experiment) {
    StoredRun run = isRecorded(experiment) ? recorded.get(experiment.id()) : stored(experiment);
    return run == null ? null : run.state();
  }

  /** The run in this machine's folder; null if there is none. */
  StoredRun stored(Experiment experiment) {
    return here.get(experiment.id());
  }

  /** All runs that tell how fast this or another machine is. */
  List<Run> past() {
    Map<String, StoredRun> all = new HashMap<>(recorded);
    all.putAll(here);
    return all.values().stream().map(StoredRun::run).toList();
  }

  /**
   * @throws IllegalStateException if this code is older than the plan allows
   */
  void requireCode() {
    plan.since().ifPresent(Recording::requireCode);
  }

  /**
   * @throws IllegalStateException if images are a copy that was changed
   */
  void requireExactImages() {
    Stream.concat(
            left(rows).stream().map(experiment -> experiment.dataset().name()),
            rows.stream()
                .filter(RecordPlan.Row::isKernel)
                .map(this::solved)
                .filter(solved -> !solved.isDone())
                .map(SolvedRecord::dataset))
        .distinct()
        .filter(name -> !Dataset.named(name).isExact().orElse(true))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalStateException(
                  ("the %s found is a copy that is not exact (environment/rethink data where);"
                          + " recorded runs need the official files: set RETHINK_DATA to their"
                          + " folder")
                      .formatted(name));
            });
  }

  private static void requireCode(String since) {
    String commit = System.getProperty("rethink.commit", "HEAD");
    String home = System.getProperty("rethink.home", ".");
    String base = Programs.answer("git", "-C", home, "merge-base", since, commit);
    if (base.isEmpty() || !base.startsWith(since)) {
      throw new IllegalStateException(
          "the code is of commit %s, and the plan takes runs from commit %s on; give --fresh-code"
              .formatted(commit, since));
    }
  }

  private static boolean isDone(StoredRun run) {
    return run != null && run.state() == RunState.DONE;
  }
}
