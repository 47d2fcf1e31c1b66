package rethink.theory.complexity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import rethink.data.Dataset;
import rethink.model.Mlp;
import rethink.train.DivergedException;
import rethink.train.Experiment;
import rethink.train.Training;

class MeasuredMlpTest {
  private static final Experiment EXPERIMENT =
      Experiment.of(new Mlp(2, 8))
          .on(new Dataset("shapes", 40, 20))
          .batch(8)
          .epochs(4)
          .stopAtLoss(0);

  @Test
  void of_trainedNetwork_agreesWithTheMetricsOfTraining() {
    MeasuredMlp found = measured(EXPERIMENT);
    double right = 1 - found.margins().shareUpTo(0);
    assertThat(right).isCloseTo(found.last().trainAccuracy(), within(1e-9));
    assertThat(found.norms().frobenius()).isCloseTo(found.last().weightNorm(), within(1e-3));
    assertThat(found.norms().distance()).isBetween(0.01, found.norms().frobenius());
    assertThat(found.normalisedMargins().quantile(0.5))
        .isCloseTo(found.margins().quantile(0.5) / found.marginUnit(), within(1e-15));
  }

  @Test
  void of_trainedNetwork_hasItsLossInDoubles() {
    var trained = Training.toTheEnd(EXPERIMENT);
    double loss =
        ReluMlp.of(trained.end()).loss(MeasuredMlp.points(trained), trained.images().labels());
    assertThat(loss).isCloseTo(trained.last().trainLoss(), within(1e-4));
  }

  @Test
  void measure_severalAtOnce_areTheSameAsOneAfterAnother() {
    List<Experiment> experiments = LongStream.rangeClosed(1, 6).mapToObj(EXPERIMENT::seed).toList();
    List<Norms> atOnce =
        Trainings.measure("test", experiments, MeasuredMlp::of).stream()
            .map(MeasuredMlp::norms)
            .toList();
    assertThat(atOnce)
        .containsExactlyElementsOf(experiments.stream().map(e -> measured(e).norms()).toList());
  }

  @Test
  void measureConverging_oneDiverges_isLeftOut() {
    List<Experiment> experiments = List.of(EXPERIMENT, EXPERIMENT.learningRate(50).seed(2));
    assertThat(Trainings.measureConverging("test", experiments, (e, t) -> e.seed()))
        .containsExactly(1L);
    assertThatThrownBy(() -> Trainings.measure("test", experiments, (e, t) -> e.seed()))
        .isInstanceOf(DivergedException.class);
  }

  private static MeasuredMlp measured(Experiment experiment) {
    return MeasuredMlp.of(experiment, Training.toTheEnd(experiment));
  }

  @Test
  void margins_outputs_areAboveTheLargestOther() {
    Margins margins =
        Margins.of(
            Nd4j.createFromArray(new double[][] {{1, 3, 2}, {0, 0, 5}, {4, 1, 1}}),
            new int[] {1, 0, 0});
    assertThat(margins.values()).containsExactly(-5, 1, 3);
    assertThat(margins.shareUpTo(1)).isCloseTo(2.0 / 3, within(1e-15));
    assertThat(margins.quantile(0.5)).isEqualTo(1);
    assertThat(margins.quantile(0)).isEqualTo(-5);
    assertThat(margins.dividedBy(2).quantile(1)).isEqualTo(1.5);
  }
}
