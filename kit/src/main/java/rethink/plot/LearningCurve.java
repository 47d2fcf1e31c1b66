package rethink.plot;

import java.util.List;
import java.util.function.ToDoubleFunction;
import rethink.log.EpochMetrics;
import rethink.log.Run;
import rethink.log.Runs;

/** One run over its epochs: what it learns against what it memorises. */
public final class LearningCurve {
  private LearningCurve() {}

  /** Accuracy on the training labels and on true test labels, against epochs. */
  public static Chart of(Run run) {
    return Chart.of(
            "learning-curve-" + run.id(),
            "%s, %s".formatted(run.model(), run.corruption()),
            Axis.of("epoch"),
            Axis.of("accuracy").between(0.0, 1.0))
        .with(line(run, "train", "training images", EpochMetrics::trainAccuracy))
        .with(line(run, "test", "test images", EpochMetrics::testAccuracy))
        .captioned(
            "%s, %d training images, seed %d; measured in evaluation mode. %s"
                .formatted(
                    run.dataset(),
                    run.experiment().get("trainSize").asInt(),
                    run.seed(),
                    new Runs(List.of(run)).mixture())
                .strip());
  }

  private static Line line(
      Run run, String key, String label, ToDoubleFunction<EpochMetrics> value) {
    List<EpochMetrics> epochs = run.measured();
    return Line.solid(
        key,
        label,
        epochs.stream().mapToDouble(EpochMetrics::epoch).toArray(),
        epochs.stream().mapToDouble(value).toArray());
  }
}
