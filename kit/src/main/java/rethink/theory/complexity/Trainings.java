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
import rethink.log.ProgressLine;
import rethink.train.Experiment;
import rethink.train.Trained;
import rethink.train.Trainer;

/**
 * Trains networks in memory and measures each, as many at once as there are processors. A network
 * has a thread of its own, so that how many are trained at once does not change its bits.
 */
public final class Trainings {
  private Trainings() {}

  /**
   * What was measured on each network, in the order of the experiments, under a progress line.
   *
   * @throws CancellationException if the thread is interrupted; nothing is kept
   */
  public static <T> List<T> measure(
      String what, List<Experiment> experiments, BiFunction<Experiment, Trained, T> measure) {
    AtomicInteger done = new AtomicInteger();
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.min(experiments.size(), Runtime.getRuntime().availableProcessors()),
            task -> {
              Thread thread = new Thread(task, "rethink-training");
              thread.setDaemon(true);
              return thread;
            });
    try (ProgressLine line = ProgressLine.start(what)) {
      List<Future<T>> futures = new ArrayList<>();
      for (Experiment experiment : experiments) {
        futures.add(
            threads.submit(
                () -> {
                  T found = measure.apply(experiment, Trainer.train(experiment));
                  line.update(done.incrementAndGet() / (double) experiments.size(), "");
                  return found;
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
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
