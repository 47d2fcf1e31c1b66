package rethink.sweep;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import rethink.log.Runs;
import rethink.progress.ProgressLine;
import rethink.train.Experiment;

/**
 * A list of experiments to perform, several at a time, each in a child JVM with a share of the
 * machine's memory. Finished runs cost nothing; an interrupted sweep goes on where it stopped when
 * it is run again; several sweeps may share one folder.
 *
 * @param runs folder of the run directories
 * @param jobs runs at the same time; 0 for as many as leave a processor to each thread (of those
 *     that the environment variable {@code RETHINK_PROCESSORS} grants, else of all) and fit into
 *     memory
 * @param threads compute threads of each run
 * @param inOrder whether the experiments are performed in the order of the list, not longest first
 */
public record Sweep(
    List<Experiment> experiments, Path runs, int jobs, int threads, boolean inOrder) {
  public Sweep {
    experiments = experiments.stream().distinct().toList();
    require(jobs >= 0, "jobs", jobs);
    require(threads >= 1, "threads", threads);
  }

  /**
   * A sweep into the shared run store, of as many runs at a time as fit, each with the compute
   * threads that the environment variable {@code OMP_NUM_THREADS} names, or else one.
   */
  public static Sweep of(List<Experiment> experiments) {
    return new Sweep(experiments, Runs.home(), 0, threadsOfEnvironment(), false);
  }

  public static Sweep of(Experiment... experiments) {
    return of(List.of(experiments));
  }

  /** The same sweep into another folder. */
  public Sweep in(Path folder) {
    return new Sweep(experiments, folder, jobs, threads, inOrder);
  }

  /** The same sweep with another number of runs at a time. */
  public Sweep jobs(int atOnce) {
    require(atOnce >= 1, "jobs", atOnce);
    return new Sweep(experiments, runs, atOnce, threads, inOrder);
  }

  /** The same sweep with another number of compute threads for each run. */
  public Sweep threads(int each) {
    return new Sweep(experiments, runs, jobs, each, inOrder);
  }

  /** The same sweep, whose experiments are performed in the order of the list. */
  public Sweep keepingOrder() {
    return new Sweep(experiments, runs, jobs, threads, true);
  }

  /**
   * One of several disjoint parts that make up the whole, for machines of their own: every {@code
   * count}-th experiment by id.
   *
   * @param number from 1
   */
  public Sweep shard(int number, int count) {
    if (number < 1 || number > count) {
      throw new IllegalArgumentException(
          "shard %d of %d; wanted 1..%d".formatted(number, count, Math.max(1, count)));
    }
    List<Experiment> sorted =
        experiments.stream().sorted(Comparator.comparing(Experiment::id)).toList();
    Set<Experiment> part = new HashSet<>();
    for (int i = number - 1; i < sorted.size(); i += count) {
      part.add(sorted.get(i));
    }
    return new Sweep(
        experiments.stream().filter(part::contains).toList(), runs, jobs, threads, inOrder);
  }

  /**
   * Performs what is not finished, longest first, and returns all runs in the order of the
   * experiments. Shows one progress line.
   *
   * @throws CancellationException if this thread is interrupted; what was running leaves its
   *     checkpoints
   * @throws IllegalStateException if runs failed; the others are performed all the same and kept
   */
  public Runs run() {
    try (ProgressLine line = ProgressLine.start("training")) {
      SweepOutcome outcome = perform(new LineView(line));
      if (!outcome.failures().isEmpty()) {
        throw new IllegalStateException(outcome.failureText());
      }
      line.done(experiments.size() + (experiments.size() == 1 ? " run" : " runs"));
      return outcome.runs();
    }
  }

  /**
   * As {@link #run}, but tells a listener how it goes, and returns failures instead of throwing
   * them.
   */
  public SweepOutcome perform(SweepListener listener) {
    return new SweepRun(this, listener, this::children).perform();
  }

  /** How many run at a time, once the number is asked for or found. */
  public int jobsAtOnce() {
    return jobsFor(experiments);
  }

  /** How many of these run at a time. */
  int jobsFor(Collection<Experiment> left) {
    return jobs > 0
        ? jobs
        : Math.max(1, Math.min(processors() / threads, MachineMemory.here().jobs(need(left))));
  }

  /**
   * Child JVMs for these experiments; nothing where this JVM's class path cannot be given to one.
   *
   * @throws IllegalArgumentException if as many as were asked for do not fit into memory
   */
  private Optional<Runner> children(Collection<Experiment> left) {
    long share = MachineMemory.here().share(jobsFor(left), need(left));
    return JvmCommand.of(share, threads).map(command -> new ChildRunner(command, share));
  }

  private static long need(Collection<Experiment> experiments) {
    return experiments.stream().mapToLong(RunMemory::need).max().orElse(1);
  }

  /** Those of the machine, unless whoever started this JVM left it fewer. */
  private static int processors() {
    return environment("RETHINK_PROCESSORS", Runtime.getRuntime().availableProcessors());
  }

  private static int threadsOfEnvironment() {
    return environment("OMP_NUM_THREADS", 1);
  }

  private static int environment(String name, int otherwise) {
    String found = System.getenv(name);
    return found != null && found.strip().matches("[1-9]\\d{0,3}")
        ? Integer.parseInt(found.strip())
        : otherwise;
  }

  private static void require(boolean holds, String what, int found) {
    if (!holds) {
      throw new IllegalArgumentException("%s is %d, wanted at least 1".formatted(what, found));
    }
  }
}
