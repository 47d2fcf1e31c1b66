package rethink.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import rethink.data.Dataset;
import rethink.log.EpochMetrics;
import rethink.model.Model;
import rethink.train.Experiment;
import rethink.train.TrainListener;
import rethink.train.Trainer;

/** The speed of whole epochs as a run has them, with all that is measured after each. */
final class EpochSpeed {
  private EpochSpeed() {}

  /** Images per second over the second and third epoch of a run on n drawn images. */
  static double measure(Model model, int n) throws IOException {
    Experiment experiment =
        Experiment.of(model)
            .on(Dataset.named("shapes").first(n).testFirst(250))
            .learningRate(Protocol.LEARNING_RATE)
            .stopAtLoss(0)
            .epochs(3);
    double[] seconds = new double[4];
    Path folder = Files.createTempDirectory("rethink-epochs");
    try {
      Trainer.run(
          experiment,
          folder,
          new TrainListener() {
            @Override
            public void onEpoch(Experiment run, EpochMetrics metrics) {
              seconds[metrics.epoch()] = metrics.seconds();
            }
          });
    } finally {
      Folders.delete(folder);
    }
    return 2 * n / (seconds[3] - seconds[1]);
  }
}
