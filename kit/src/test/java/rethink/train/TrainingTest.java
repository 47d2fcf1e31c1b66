package rethink.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rethink.corrupt.GaussianPixels;
import rethink.corrupt.RandomLabels;
import rethink.data.ImageSet;
import rethink.log.Run;
import rethink.regularize.Augmentation;
import rethink.regularize.Dropout;
import rethink.regularize.RandomCrop;

class TrainingTest {
  private static final Experiment EXPERIMENT = Miniature.of("mlp-2x16").with(RandomLabels.all());

  @TempDir private Path runs;

  @Test
  void epoch_asOftenAsARun_endsWithTheSameBits() throws Exception {
    Experiment experiment = EXPERIMENT.with(new Dropout(), new RandomCrop(), new Augmentation());
    Run run = Trainer.run(experiment, runs, Miniature.SILENT);
    try (Training training = Training.of(experiment)) {
      for (int i = 0; i < experiment.epochs(); i++) {
        training.epoch();
      }
      assertThat(Parameters.sha256(training.network())).isEqualTo(Miniature.parameters(run));
      assertThat(share(training.right(training.images()))).isEqualTo(run.last().trainAccuracy());
    }
  }

  @Test
  void of_seedsInParallel_isTheSameAsOneAfterTheOther() {
    String[] alone = IntStream.rangeClosed(1, 6).mapToObj(this::trained).toArray(String[]::new);
    assertThat(IntStream.rangeClosed(1, 6).parallel().mapToObj(this::trained))
        .containsExactly(alone);
  }

  private String trained(int seed) {
    try (Training training = Training.of(EXPERIMENT.seed(seed))) {
      training.epoch();
      return Parameters.sha256(training.network());
    }
  }

  @Test
  void of_imagesOfAnotherSeed_trainsOnThose() {
    ImageSet images = Training.corrupted(EXPERIMENT, 7);
    try (Training training = Training.of(EXPERIMENT.seed(2), images)) {
      assertThat(training.images()).isSameAs(images);
      assertThat(images.labels())
          .isNotEqualTo(Training.corrupted(EXPERIMENT, 2).labels())
          .isNotEqualTo(Training.cropped(EXPERIMENT).labels());
    }
  }

  @Test
  void inputs_anyImages_haveMeanZeroAndDeviationOneByWhatTheyAreDividedBy() {
    ImageSet images = Training.corrupted(EXPERIMENT.with(new GaussianPixels()), 1).first(3);
    var inputs = Training.inputs(images);
    assertThat(inputs.shape()).containsExactly(3, 2352);
    for (int i = 0; i < 3; i++) {
      double deviation = Training.deviation(images, i);
      double difference = images.pixels(i)[1] - images.pixels(i)[0];
      // The second value of the first channel is three places on, since channels come last.
      assertThat((inputs.getDouble(i, 3) - inputs.getDouble(i, 0)) * deviation)
          .isCloseTo(difference, within(1e-3));
    }
    assertThat(inputs.mean().getDouble(0)).isCloseTo(0, within(1e-4));
  }

  private static double share(boolean[] right) {
    return IntStream.range(0, right.length).filter(i -> right[i]).count() / (double) right.length;
  }
}
