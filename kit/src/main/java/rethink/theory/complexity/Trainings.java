package rethink.theory.complexity;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import rethink.log.ProgressLine;
import rethink.train.DivergedException;
import rethink.train.Experiment;
import rethink.train.Trained;
import rethink.train.Training;

/**
 * Trains networks in memory, one after the other, and measures each. A network has a thread of its
 * own, so that interrupts are answered, and its bits do not depend on the others.
 */
public final class Trainings {
  private Trainings() {}

  /**
   * What was measured on each network, in the order of the experiments, under a progress line.
   *
   * @throws DivergedException if a network's loss grows out of bounds
   * @throws CancellationException if the thread is interrupted; nothing is kept
   */
  public static <T> List<T> measure(
      String what, List<Experiment> experiments, BiFunction<Experiment, Trained, T> measure) {
    return measure(what, experiments, measure, false);
  }

  /** The same without the networks that diverge. */
  public static <T> List<T> measureConverging(
      String what, List<Experiment> experiments, BiFunction<Experiment, Trained, T> measure) {
    return measure(what, experiments, measure, true);
  }

  private static <T> List<T> measure(
      String what,
      List<Experiment> experiments,
      BiFunction<Experiment, Trained, T> measure,
      boolean leaveOutDiverged) {
    AtomicInteger done = new AtomicInteger();
    ExecutorService threads =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "rethink-training");
              thread.setDaemon(true);
              return thread;
            });
    try (ProgressLine line = ProgressLine.start(what)) {
      List<Future<Stream<T>>> futures = new ArrayList<>();
      for (Experiment experiment : experiments) {
        futures.add(
            threads.submit(
                () -> {
                  try {
                    return Stream.of(measure.apply(experiment, Training.toTheEnd(experiment)));
                  } catch (DivergedException e) {
                    if (leaveOutDiverged) {
                      return Stream.empty();
                    }
                    throw e;
                  } finally {
                    line.update(done.incrementAndGet() / (double) experiments.size(), "");
                  }
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<Stream<T>> future : futures) {
        results.addAll(future.get().toList());
      }
      line.done("%d networks".formatted(results.size()));
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while networks were trained; nothing is kept");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }
}
