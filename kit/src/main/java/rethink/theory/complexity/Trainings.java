package rethink.theory.complexity;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BiFunction;
import rethink.progress.ProgressLine;
import rethink.train.DivergedException;
import rethink.train.Experiment;
import rethink.train.Trained;
import rethink.train.Training;

/** Trains networks in memory, one after the other on this thread, and measures each. */
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
    List<T> results = new ArrayList<>();
    try (ProgressLine line = ProgressLine.start(what)) {
      for (int i = 0; i < experiments.size(); i++) {
        Experiment experiment = experiments.get(i);
        try {
          results.add(measure.apply(experiment, Training.toTheEnd(experiment)));
        } catch (DivergedException e) {
          if (!leaveOutDiverged) {
            throw e;
          }
        }
        line.update((i + 1.0) / experiments.size(), "");
      }
      line.done("%d networks".formatted(results.size()));
      return results;
    }
  }
}
