package rethink.log;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import rethink.train.Experiment;

/** A run made by hand: what it would have logged, without training. */
public final class MadeRun {
  private MadeRun() {}

  /** One epoch for each running loss, all with these accuracies, two seconds each. */
  public static Run of(
      Experiment experiment, double trainAccuracy, double testAccuracy, double... runningLosses) {
    return of(experiment, trainAccuracy, testAccuracy, testAccuracy, runningLosses);
  }

  /** The same with another accuracy on corrupted test labels. */
  public static Run of(
      Experiment experiment,
      double trainAccuracy,
      double testAccuracy,
      double testAccuracyCorrupted,
      double[] runningLosses) {
    List<EpochMetrics> epochs = new ArrayList<>();
    for (int i = 1; i <= runningLosses.length; i++) {
      double loss = runningLosses[i - 1];
      epochs.add(
          new EpochMetrics(
              i,
              (long) i * experiment.stepsPerEpoch(),
              experiment.learningRate(),
              loss,
              trainAccuracy,
              loss,
              trainAccuracy,
              trainAccuracy,
              Double.NaN,
              2.3,
              testAccuracy,
              2.3,
              testAccuracyCorrupted,
              1,
              2.0 * i));
    }
    return new Run(
        experiment.id(),
        Path.of(experiment.id()),
        experiment.json(),
        JsonNodeFactory.instance.objectNode(),
        epochs,
        JsonNodeFactory.instance.objectNode());
  }
}
