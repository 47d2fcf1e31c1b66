package rethink.sweep;

import rethink.train.Experiment;

/** What a run costs, in multiply-adds of its forward passes. */
final class Work {
  private Work() {}

  static double ofAnEpoch(Experiment experiment) {
    return (double) NetworkSize.of(experiment).multiplyAdds() * experiment.dataset().trainSize();
  }

  /** If it takes all its epochs. */
  static double atMost(Experiment experiment) {
    return ofAnEpoch(experiment) * experiment.epochs();
  }
}
