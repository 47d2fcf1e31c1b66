package rethink.log;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tech.tablesaw.api.Table;

/**
 * Finished runs, to filter and to turn into a table. Immutable.
 *
 * @param problems what kept a finished run from being read, one sentence for each
 */
public record Runs(List<Run> all, List<String> problems) {
  private static final int LINES = 20;

  public Runs {
    all = List.copyOf(all);
    problems = List.copyOf(problems);
  }

  public Runs(List<Run> all) {
    this(all, List.of());
  }

  /**
   * All finished runs that a folder holds, in the order of their ids. Other folders and unfinished
   * runs are left out; a run that is damaged, or newer than this kit, is left out and named among
   * the {@link #problems}.
   *
   * @param folder such as {@link #home}; without it there are no runs
   */
  public static Runs in(Path folder) {
    List<Run> finished = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (StoredRun stored : new RunStore(folder).finished()) {
      switch (stored.state()) {
        case DONE -> finished.add(stored.run());
        case DAMAGED -> problems.add(stored.problem());
        default -> {}
      }
    }
    return new Runs(finished, problems);
  }

  /**
   * Where runs are kept: the environment variable {@code RETHINK_RUNS}, or {@code runs/} in the
   * project's folder (system property rethink.home, else the working directory).
   */
  public static Path home() {
    String chosen = System.getenv("RETHINK_RUNS");
    return chosen != null && !chosen.isBlank()
        ? Path.of(chosen)
        : Path.of(System.getProperty("rethink.home", ""), "runs");
  }

  /** The runs that a condition holds for, in the same order. */
  public Runs where(Predicate<Run> condition) {
    return new Runs(all.stream().filter(condition).toList(), problems);
  }

  /** One row for each epoch of each run: what the run was, what made it, everything measured. */
  public Table table() {
    return RunTable.of(
        "runs",
        all.stream()
            .flatMap(run -> run.epochs().stream().map(epoch -> new RunTable.Row(run, epoch)))
            .toList());
  }

  /** One row for each run, with the columns of {@link #table} for its last epoch. */
  public Table summary() {
    return RunTable.of(
        "runs, last epochs", all.stream().map(run -> new RunTable.Row(run, run.last())).toList());
  }

  /**
   * Sentences for the caption of a chart of these runs: by what they were made, if that differs
   * among them in code, natives, threads, processor or data, or if the sources were not as
   * committed; else empty.
   */
  public String mixture() {
    return Mixture.of(all);
  }

  /** A line for each run, for a cell that ends with a sweep. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(all.size() == 1 ? "1 run" : all.size() + " runs");
    all.stream().limit(LINES).forEach(run -> text.append('\n').append(run));
    if (all.size() > LINES) {
      text.append("\n... and %d more; summary() is a table of all".formatted(all.size() - LINES));
    }
    problems.forEach(problem -> text.append('\n').append(problem));
    return text.toString();
  }
}
