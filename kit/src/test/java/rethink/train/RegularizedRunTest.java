package rethink.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static rethink.train.Miniature.SILENT;
import static rethink.train.Miniature.measured;
import static rethink.train.Miniature.parameters;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rethink.corrupt.RandomLabels;
import rethink.log.EpochMetrics;
import rethink.log.Run;
import rethink.regularize.Augmentation;
import rethink.regularize.Dropout;
import rethink.regularize.RandomCrop;
import rethink.regularize.Regularizer;
import rethink.regularize.WeightDecay;

class RegularizedRunTest {
  private static final Experiment PLAIN =
      Miniature.of("mlp-2x16").with(RandomLabels.all()).epochs(2);
  private static final Regularizer[] ALL = {
    new WeightDecay(), new Dropout(), new RandomCrop(), new Augmentation()
  };

  @TempDir private Path runs;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "weight-decay:0.01",
        "dropout:0.8",
        "random-crop",
        "flip",
        "rotation",
        "hue",
        "brightness"
      })
  void run_eachRegularizer_isTheSameToTheBitOnRepeatAndOtherThanPlain(String name)
      throws Exception {
    Experiment experiment = PLAIN.with(Regularizer.named(name));
    Run first = Trainer.run(experiment, runs.resolve("first"), SILENT);
    Run again = Trainer.run(experiment, runs.resolve("again"), SILENT);
    assertThat(measured(again)).isEqualTo(measured(first));
    assertThat(parameters(again)).isEqualTo(parameters(first));
    Run plain = Trainer.run(PLAIN, runs, SILENT);
    assertThat(parameters(first)).isNotEqualTo(parameters(plain));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mlp-2x16", "inception/32"})
  void run_allBrokenOffWithinAnEpoch_goesOnToTheSameBits(String model) throws Exception {
    Experiment experiment = Miniature.of(model).with(ALL).epochs(2);
    Run whole = Trainer.run(experiment, runs.resolve("whole"), SILENT);
    Path broken = runs.resolve("broken");
    TrainListener breaksOff =
        new TrainListener() {
          @Override
          public void onStep(Experiment running, int epoch, int images, double loss) {
            if (epoch == 2 && images == 32) {
              throw new CancellationException();
            }
          }
        };
    assertThatThrownBy(() -> Trainer.run(experiment, broken, breaksOff))
        .isInstanceOf(CancellationException.class);
    assertThat(broken.resolve(experiment.id())).isDirectoryContaining("glob:**checkpoint-*");
    Run resumed = Trainer.run(experiment, broken, SILENT);
    assertThat(measured(resumed)).isEqualTo(measured(whole));
    assertThat(parameters(resumed)).isEqualTo(parameters(whole));
  }

  /** Where weights hardly move, all that is measured in evaluation mode is as without. */
  @ParameterizedTest
  @ValueSource(strings = {"mlp-2x16", "inception-no-bn/32"})
  void run_allAtTinyRate_leaveEvaluationAsItIs(String model) {
    Experiment still = Miniature.of(model).learningRate(1e-9).epochs(1);
    EpochMetrics plain = Trainer.run(still, runs, SILENT).last();
    EpochMetrics regularized = Trainer.run(still.with(ALL), runs, SILENT).last();
    assertThat(regularized.trainLoss()).isCloseTo(plain.trainLoss(), within(1e-5));
    assertThat(regularized.testLoss()).isCloseTo(plain.testLoss(), within(1e-5));
    assertThat(regularized.trainAccuracy()).isEqualTo(plain.trainAccuracy());
    assertThat(regularized.runningLoss()).isNotCloseTo(plain.runningLoss(), within(1e-3));
  }

  /** Else no run with weight decay could reach the loss at which runs stop. */
  @Test
  void run_weightDecayAtTinyRate_isNotCountedInTheRunningLoss() {
    Experiment still = Miniature.of("mlp-2x16").learningRate(1e-9).epochs(1);
    EpochMetrics plain = Trainer.run(still, runs, SILENT).last();
    EpochMetrics decayed = Trainer.run(still.with(new WeightDecay(1)), runs, SILENT).last();
    assertThat(decayed.weightNorm()).isGreaterThan(1);
    assertThat(decayed.runningLoss()).isCloseTo(plain.runningLoss(), within(1e-5));
  }

  @Test
  void run_weightDecay_leavesSmallerWeights() {
    double plain = Trainer.run(PLAIN, runs, SILENT).last().weightNorm();
    double decayed = Trainer.run(PLAIN.with(new WeightDecay(1)), runs, SILENT).last().weightNorm();
    assertThat(decayed).isLessThan(0.9 * plain);
  }

  @Test
  void run_labels_areTheSameWithAndWithoutACrop() {
    List<Double> plain = corrupted(PLAIN.learningRate(1e-9));
    assertThat(corrupted(PLAIN.learningRate(1e-9).with(new RandomCrop()))).isEqualTo(plain);
  }

  private List<Double> corrupted(Experiment experiment) {
    EpochMetrics last = Trainer.run(experiment.epochs(1), runs, SILENT).last();
    return List.of(
        last.trainAccuracy(),
        last.trainAccuracyClean(),
        last.trainAccuracyCorrupted(),
        last.testAccuracyCorrupted());
  }
}
