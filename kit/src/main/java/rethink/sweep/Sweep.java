package rethink.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import rethink.layer.Natives;
import rethink.log.ProgressLine;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.train.Experiment;
import rethink.train.Trainer;

/**
 * A list of experiments to perform, several at a time in this process, each on a thread of its own.
 * Finished runs cost nothing; an interrupted sweep goes on where it stopped when it is run again.
 *
 * @param runs folder of the run directories
 * @param jobs runs at the same time
 */
public record Sweep(List<Experiment> experiments, Path runs, int jobs) {
  public Sweep {
    experiments = experiments.stream().distinct().toList();
    if (jobs < 1) {
      throw new IllegalArgumentException("jobs is " + jobs + ", wanted at least 1");
    }
  }

  /**
   * A sweep into the shared run store, with one run for each processor that the compute threads
   * leave.
   */
  public static Sweep of(List<Experiment> experiments) {
    int threads = Math.max(1, Natives.load().threads());
    return new Sweep(
        experiments,
        Runs.home(),
        Math.max(1, Runtime.getRuntime().availableProcessors() / threads));
  }

  public static Sweep of(Experiment... experiments) {
    return of(List.of(experiments));
  }

  /** The same sweep into another folder. */
  public Sweep in(Path folder) {
    return new Sweep(experiments, folder, jobs);
  }

  /** The same sweep with another number of runs at a time. */
  public Sweep jobs(int atOnce) {
    return new Sweep(experiments, runs, atOnce);
  }

  /**
   * Performs what is not finished, longest first, and returns all runs in the order of the
   * experiments. Shows one progress line.
   *
   * @throws CancellationException if this thread is interrupted; running steps end soon after
   * @throws IllegalStateException if runs failed; the others are performed all the same and kept
   */
  public Runs run() {
    Natives.load();
    ExecutorService pool = Executors.newFixedThreadPool(jobs, Sweep::daemon);
    Map<Experiment, Future<Run>> futures = new LinkedHashMap<>();
    try (ProgressLine line = ProgressLine.start("training")) {
      SweepProgress progress = new SweepProgress(experiments, line);
      experiments.stream()
          .sorted(Comparator.comparingDouble(progress::work).reversed())
          .forEach(
              experiment ->
                  futures.put(
                      experiment,
                      pool.submit(
                          () -> {
                            Run run = Trainer.run(experiment, runs, progress);
                            progress.finished(experiment, run);
                            return run;
                          })));
      Runs finished = collect(futures);
      line.done(experiments.size() + (experiments.size() == 1 ? " run" : " runs"));
      return finished;
    } finally {
      pool.shutdownNow();
    }
  }

  private Runs collect(Map<Experiment, Future<Run>> futures) {
    List<Run> finished = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    Throwable first = null;
    for (Experiment experiment : experiments) {
      try {
        finished.add(futures.get(experiment).get());
      } catch (ExecutionException e) {
        first = first == null ? e.getCause() : first;
        failures.add(experiment + ": " + e.getCause().getMessage());
      } catch (InterruptedException e) {
        throw interrupted(futures);
      }
    }
    if (!failures.isEmpty()) {
      throw new IllegalStateException(
          "%d of %d runs failed, the others are kept:%n%s"
              .formatted(failures.size(), experiments.size(), String.join("\n", failures)),
          first);
    }
    return new Runs(finished);
  }

  private static CancellationException interrupted(Map<Experiment, Future<Run>> futures) {
    futures.values().forEach(future -> future.cancel(true));
    Thread.currentThread().interrupt();
    return new CancellationException(
        "the sweep was interrupted; finished runs are kept, and the same call goes on from there");
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "rethink-run");
    thread.setDaemon(true);
    return thread;
  }
}
