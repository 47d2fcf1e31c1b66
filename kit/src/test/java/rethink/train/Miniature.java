package rethink.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import rethink.data.Dataset;
import rethink.log.EpochMetrics;
import rethink.log.Run;
import rethink.model.Model;

/** Experiments that take a second or less. */
final class Miniature {
  static final TrainListener SILENT = new TrainListener() {};

  private Miniature() {}

  /** 64 training and 32 test pictures in batches of 16, three epochs. */
  static Experiment of(String model) {
    return Experiment.of(Model.named(model))
        .on(new Dataset("shapes", 64, 32))
        .batch(16)
        .epochs(3)
        .stopAtLoss(0);
  }

  static TrainListener afterEpoch(Consumer<EpochMetrics> action) {
    return new TrainListener() {
      @Override
      public void onEpoch(Experiment experiment, EpochMetrics metrics) {
        action.accept(metrics);
      }
    };
  }

  /** All that was measured, apart from the time. */
  static List<EpochMetrics> measured(Run run) {
    return run.epochs().stream().map(Miniature::timeless).toList();
  }

  /** The same without the time. */
  static EpochMetrics timeless(EpochMetrics m) {
    return new EpochMetrics(
        m.epoch(),
        m.steps(),
        m.learningRate(),
        m.runningLoss(),
        m.runningAccuracy(),
        m.trainLoss(),
        m.trainAccuracy(),
        m.trainAccuracyClean(),
        m.trainAccuracyCorrupted(),
        m.testLoss(),
        m.testAccuracy(),
        m.testLossCorrupted(),
        m.testAccuracyCorrupted(),
        m.weightNorm(),
        0);
  }

  /** The hash of the final network, from the run's DONE. */
  static String parameters(Run run) throws IOException {
    Path done = run.directory().resolve("DONE");
    return new ObjectMapper().readTree(done.toFile()).get("parametersSha256").asText();
  }
}
