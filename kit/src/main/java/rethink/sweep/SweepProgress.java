package rethink.sweep;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import rethink.log.LockOwner;
import rethink.log.Run;
import rethink.train.Experiment;

/**
 * How far a sweep has come, in multiply-adds. Runs stop early once they fit, so what is left of a
 * run is estimated by finished ones of the same model under the same corruption, and by the most
 * epochs allowed where there are none.
 */
final class SweepProgress {
  private final LongSupplier nanoTime;
  private final Map<Experiment, Double> epochsDone = new HashMap<>();
  private final Map<Experiment, Integer> finished = new HashMap<>();
  private final Map<Experiment, Progress> running = new LinkedHashMap<>();
  private final Map<Experiment, LockOwner> waiting = new LinkedHashMap<>();
  private List<Experiment> experiments = List.of();
  private final Set<Experiment> failed = new HashSet<>();
  private long started;
  private double workBefore;

  SweepProgress(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  void begins(List<Experiment> all) {
    experiments = all;
  }

  void starts(int jobs) {
    started = nanoTime.getAsLong();
    workBefore = workDone();
  }

  void performs(Experiment experiment) {
    waiting.remove(experiment);
    running.put(experiment, new Progress(0, 0, Double.NaN, Double.NaN, 0));
  }

  void progresses(Experiment experiment, Progress at) {
    running.put(experiment, at);
    double epochs = at.epoch() - 1 + (double) at.images() / experiment.dataset().trainSize();
    epochsDone.put(experiment, epochs);
  }

  void waits(Experiment experiment, LockOwner owner) {
    running.remove(experiment);
    waiting.put(experiment, owner);
  }

  void finishes(Experiment experiment, Run run) {
    running.remove(experiment);
    waiting.remove(experiment);
    finished.put(experiment, run.last().epoch());
    epochsDone.put(experiment, (double) run.last().epoch());
  }

  void fails(Experiment experiment, Failure failure, boolean again) {
    running.remove(experiment);
    if (!again) {
      failed.add(experiment);
    }
  }

  boolean isStarted() {
    return started != 0;
  }

  /** Those being performed here, the longest at it first. */
  Map<Experiment, Progress> running() {
    return running;
  }

  /** Those performed elsewhere, and by whom. */
  Map<Experiment, LockOwner> waiting() {
    return waiting;
  }

  int all() {
    return experiments.size();
  }

  int done() {
    return finished.size();
  }

  int failed() {
    return failed.size();
  }

  /** Neither done nor failed nor being performed here. */
  int left() {
    return all() - done() - failed() - running.size();
  }

  /** Of all runs together. */
  double imagesPerSecond() {
    return running.values().stream().mapToDouble(Progress::imagesPerSecond).sum();
  }

  /** The share of the work that is done, 0..1. */
  double fraction() {
    double done = workDone();
    double left = workLeft();
    return done + left == 0 ? 1 : done / (done + left);
  }

  /** At the speed so far; NaN while nothing is done. */
  double secondsLeft() {
    double gained = workDone() - workBefore;
    return gained > 0 ? (nanoTime.getAsLong() - started) / 1e9 * workLeft() / gained : Double.NaN;
  }

  private double workDone() {
    return experiments.stream()
        .mapToDouble(e -> Work.ofAnEpoch(e) * epochsDone.getOrDefault(e, 0.0))
        .sum();
  }

  private double workLeft() {
    return experiments.stream().mapToDouble(e -> Work.ofAnEpoch(e) * epochsLeft(e)).sum();
  }

  /** At least one where more are allowed, since a run may take longer than those before it. */
  private double epochsLeft(Experiment experiment) {
    if (finished.containsKey(experiment) || failed.contains(experiment)) {
      return 0;
    }
    double done = epochsDone.getOrDefault(experiment, 0.0);
    double expected =
        finished.entrySet().stream()
            .filter(entry -> entry.getKey().model().equals(experiment.model()))
            .filter(entry -> entry.getKey().corruption().equals(experiment.corruption()))
            .mapToInt(Map.Entry::getValue)
            .average()
            .orElse(experiment.epochs());
    return Math.max(Math.min(1, experiment.epochs() - done), expected - done);
  }
}
