package rethink.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static rethink.train.Miniature.SILENT;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rethink.corrupt.RandomLabels;
import rethink.data.Dataset;
import rethink.data.ImageSet;
import rethink.data.Split;
import rethink.log.EpochMetrics;

/** What the logged numbers say of each other. */
class MeasuresTest {
  private static final RandomLabels FEW = new RandomLabels(0.05);

  @TempDir private Path runs;

  @Test
  void trueLabels_everyEpoch_haveNoCorruptedHalf() {
    for (EpochMetrics m : Trainer.run(Miniature.of("mlp-1x16"), runs, SILENT).epochs()) {
      assertThat(m.trainAccuracyCorrupted()).isNaN();
      assertThat(m.trainAccuracyClean()).isEqualTo(m.trainAccuracy());
      assertThat(m.testAccuracyCorrupted()).isEqualTo(m.testAccuracy());
      assertThat(m.testLossCorrupted()).isEqualTo(m.testLoss());
    }
  }

  @Test
  void randomLabels_everyEpoch_splitByWhetherTheLabelChanged() {
    Experiment experiment = Miniature.of("mlp-1x64").with(new RandomLabels(0.5)).epochs(12);
    ImageSet clean = experiment.dataset().train();
    int same = same(clean, new RandomLabels(0.5).apply(clean, Split.TRAIN, 1));
    ImageSet test = experiment.dataset().test();
    int sameInTest = same(test, new RandomLabels(0.5).apply(test, Split.TEST, 1));
    assertThat(same).isBetween(20, 50);
    for (EpochMetrics m : Trainer.run(experiment, runs, SILENT).epochs()) {
      double cleanRight = m.trainAccuracyClean() * same;
      double corruptedRight = m.trainAccuracyCorrupted() * (64 - same);
      assertThat(cleanRight).isCloseTo(Math.rint(cleanRight), within(1e-9));
      assertThat(corruptedRight).isCloseTo(Math.rint(corruptedRight), within(1e-9));
      assertThat(m.trainAccuracy() * 64).isCloseTo(cleanRight + corruptedRight, within(1e-9));
      // On images whose label stayed, both scorings agree.
      assertThat(Math.abs(m.testAccuracy() - m.testAccuracyCorrupted()) * 32)
          .isLessThanOrEqualTo(32 - sameInTest);
      assertThat(m.testLossCorrupted()).isNotEqualTo(m.testLoss());
    }
  }

  /** Where no training label changed, the network is the one of true labels. */
  @Test
  void randomLabels_inTestOnly_leaveTheTestAgainstTrueLabels() {
    Experiment plain =
        Miniature.of("mlp-1x16").on(new Dataset("shapes", 16, 200)).seed(seedThatSparesTraining());
    EpochMetrics wanted = Trainer.run(plain, runs, SILENT).last();
    EpochMetrics found = Trainer.run(plain.with(FEW), runs, SILENT).last();
    assertThat(found.trainLoss()).isEqualTo(wanted.trainLoss());
    assertThat(found.testLoss()).isEqualTo(wanted.testLoss());
    assertThat(found.testAccuracy()).isEqualTo(wanted.testAccuracy());
    assertThat(found.testLossCorrupted()).isNotEqualTo(wanted.testLoss());
  }

  private static long seedThatSparesTraining() {
    ImageSet train = new Dataset("shapes", 16, 200).train();
    ImageSet test = new Dataset("shapes", 16, 200).test();
    return LongStream.iterate(1, seed -> seed + 1)
        .filter(seed -> same(train, FEW.apply(train, Split.TRAIN, seed)) == 16)
        .filter(seed -> same(test, FEW.apply(test, Split.TEST, seed)) < 195)
        .findFirst()
        .orElseThrow();
  }

  /** Without batch normalisation, the loss before a step is that after the step before. */
  @Test
  void oneBatch_eachEpoch_meetsTheLossTheLastOneLeft() {
    Experiment experiment = Miniature.of("mlp-2x32").batch(64).epochs(4);
    List<EpochMetrics> epochs = Trainer.run(experiment, runs, SILENT).epochs();
    for (int i = 1; i < epochs.size(); i++) {
      assertThat(epochs.get(i).runningLoss())
          .isCloseTo(epochs.get(i - 1).trainLoss(), within(1e-5));
      assertThat(epochs.get(i).runningAccuracy()).isEqualTo(epochs.get(i - 1).trainAccuracy());
    }
  }

  /**
   * Evaluation goes by running statistics, which follow the weights with a delay: if they were
   * wrong, a network that fits its batches would be at chance (0.1) here. The falling rate lets
   * them catch up.
   */
  @Test
  void inception_afterFitting_evaluatesAsWellAsItTrains() {
    Experiment experiment = Miniature.of("inception/12").learningRate(0.2).decay(0.85).epochs(14);
    EpochMetrics last = Trainer.run(experiment, runs, SILENT).last();
    assertThat(last.runningAccuracy()).isGreaterThan(0.5);
    assertThat(last.trainAccuracy()).isGreaterThan(last.runningAccuracy() - 0.1);
    assertThat(last.trainLoss()).isLessThan(1.2 * last.runningLoss());
  }

  private static int same(ImageSet left, ImageSet right) {
    int same = 0;
    for (int i = 0; i < left.size(); i++) {
      same += left.label(i) == right.label(i) ? 1 : 0;
    }
    return same;
  }
}
