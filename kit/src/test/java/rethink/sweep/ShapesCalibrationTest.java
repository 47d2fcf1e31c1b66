package rethink.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rethink.corrupt.RandomLabels;
import rethink.data.Dataset;
import rethink.log.EpochMetrics;
import rethink.log.Run;
import rethink.model.Mlp;
import rethink.model.Model;
import rethink.model.SmallInception;
import rethink.train.Experiment;

/**
 * The embedded dataset has the character of natural images, in small; {@code rethink calibrate}
 * shows it at full size.
 */
class ShapesCalibrationTest {
  private static final Model MLP = new Mlp(1, 512);
  private static final Model INCEPTION = SmallInception.narrowedBy(8);

  @TempDir Path folder;

  @Test
  void test_error_isClearlyLowerForConvolutionsAndBelowChanceForBoth() {
    Experiment mlp = Experiment.of(MLP).on(data(500, 500)).batch(32).epochs(10);
    Experiment inception =
        Experiment.of(SmallInception.narrowedBy(6))
            .on(data(500, 500))
            .batch(32)
            .learningRate(0.05)
            .epochs(13);
    List<Run> runs = Sweep.of(mlp, inception).in(folder).jobs(2).run().all();
    double mlpAccuracy = runs.get(0).last().testAccuracy();
    double inceptionAccuracy = runs.get(1).last().testAccuracy();
    assertThat(runs.get(0).last().trainAccuracy()).isGreaterThan(0.99);
    assertThat(mlpAccuracy).isGreaterThan(0.3);
    assertThat(inceptionAccuracy).isGreaterThan(mlpAccuracy + 0.1);
  }

  @Test
  void training_accuracy_isFullOnRandomLabels() {
    Experiment mlp =
        Experiment.of(MLP).on(data(500, 20)).with(RandomLabels.all()).batch(16).epochs(30);
    Experiment inception =
        Experiment.of(INCEPTION).on(data(60, 20)).with(RandomLabels.all()).batch(10).epochs(60);
    assertThat(Sweep.of(mlp, inception.stopAtLoss(0.05)).in(folder).jobs(2).run().all())
        .extracting(Run::last)
        .extracting(EpochMetrics::trainAccuracy)
        .allMatch(accuracy -> accuracy >= 0.99);
  }

  private static Dataset data(int train, int test) {
    return new Dataset("shapes", train, test);
  }
}
