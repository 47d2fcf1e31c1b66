package rethink.sweep;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import rethink.data.Shape;
import rethink.log.EpochMetrics;
import rethink.log.ProgressLine;
import rethink.log.Run;
import rethink.model.ModelSummary;
import rethink.train.Experiment;
import rethink.train.TrainListener;

/**
 * How far a sweep has come, in multiply-adds. Runs stop early once they fit, so what is left of a
 * run is estimated by finished ones of the same model under the same corruption, and by the most
 * epochs allowed where there are none.
 */
final class SweepProgress implements TrainListener {
  private final List<Experiment> experiments;
  private final ProgressLine line;
  private final Map<String, Double> workPerImage = new HashMap<>();
  private final Map<Experiment, Double> epochsDone = new ConcurrentHashMap<>();
  private final Map<Experiment, Integer> finished = new ConcurrentHashMap<>();
  private final Map<Experiment, String> state = new ConcurrentHashMap<>();

  SweepProgress(List<Experiment> experiments, ProgressLine line) {
    this.experiments = experiments;
    this.line = line;
    for (Experiment experiment : experiments) {
      workPerImage.computeIfAbsent(
          experiment.model().name(),
          name ->
              (double)
                  ModelSummary.of(
                          experiment.model(),
                          new Shape(28, 28, 3),
                          experiment.dataset().classes().size())
                      .multiplyAdds());
    }
  }

  /** Multiply-adds of a run's forward passes, if it takes all its epochs. */
  double work(Experiment experiment) {
    return perEpoch(experiment) * experiment.epochs();
  }

  void finished(Experiment experiment, Run run) {
    finished.put(experiment, run.last().epoch());
    state.remove(experiment);
    show("");
  }

  @Override
  public void onStep(Experiment experiment, int epoch, int images, double loss) {
    epochsDone.put(experiment, epoch - 1 + (double) images / experiment.dataset().trainSize());
    show(
        state.getOrDefault(
            experiment,
            "%s, %s, seed %d: epoch %d, loss %.3f"
                .formatted(
                    experiment.model().name(),
                    experiment.corruption().name(),
                    experiment.seed(),
                    epoch,
                    loss)));
  }

  @Override
  public void onEpoch(Experiment experiment, EpochMetrics metrics) {
    state.put(
        experiment,
        "%s, %s, seed %d: epoch %d, loss %.3f, accuracy %.2f, %.0f images/s"
            .formatted(
                experiment.model().name(),
                experiment.corruption().name(),
                experiment.seed(),
                metrics.epoch(),
                metrics.trainLoss(),
                metrics.trainAccuracy(),
                (double) metrics.epoch() * experiment.dataset().trainSize() / metrics.seconds()));
  }

  private void show(String newest) {
    double done = 0;
    double left = 0;
    for (Experiment experiment : experiments) {
      double epochs = epochsDone.getOrDefault(experiment, 0.0);
      done += perEpoch(experiment) * epochs;
      left += perEpoch(experiment) * epochsLeft(experiment, epochs);
    }
    line.update(
        done + left == 0 ? 1 : done / (done + left),
        "%d of %d runs done%s"
            .formatted(finished.size(), experiments.size(), newest.isEmpty() ? "" : "; " + newest));
  }

  /** At least one where more are allowed, since a run may take longer than those before it. */
  private double epochsLeft(Experiment experiment, double done) {
    if (finished.containsKey(experiment)) {
      return 0;
    }
    double expected =
        finished.entrySet().stream()
            .filter(entry -> entry.getKey().model().equals(experiment.model()))
            .filter(entry -> entry.getKey().corruption().equals(experiment.corruption()))
            .mapToInt(Map.Entry::getValue)
            .average()
            .orElse(experiment.epochs());
    return Math.max(Math.min(1, experiment.epochs() - done), expected - done);
  }

  private double perEpoch(Experiment experiment) {
    return workPerImage.get(experiment.model().name()) * experiment.dataset().trainSize();
  }
}
