package rethink.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rethink.corrupt.RandomLabels;
import rethink.corrupt.ShuffledPixels;
import rethink.corrupt.TrueLabels;
import rethink.data.Dataset;
import rethink.layer.Precision;
import rethink.model.Mlp;
import rethink.model.SmallInception;
import rethink.regularize.Dropout;
import rethink.regularize.Flip;
import rethink.regularize.RandomCrop;
import rethink.regularize.WeightDecay;

class ExperimentTest {
  private static final Experiment BASE =
      Experiment.of(new Mlp(1, 512)).on(new Dataset("shapes", 1000, 200));

  @Test
  void of_model_followsThePapersProtocol() {
    assertThat(BASE)
        .isEqualTo(
            new Experiment(
                new Dataset("shapes", 1000, 200),
                new TrueLabels(),
                new Mlp(1, 512),
                List.of(),
                new Protocol(
                    0.01,
                    0.95,
                    0.9,
                    128,
                    100,
                    StopRule.atLoss(0.01),
                    MeasuredEpochs.ALL,
                    Precision.FLOAT32),
                1));
    assertThat(Experiment.of(new SmallInception(true, 1)).learningRate()).isEqualTo(0.1);
  }

  @Test
  void id_anyFieldChanged_isAnother() {
    List<Experiment> others =
        List.of(
            BASE,
            BASE.on(new Dataset("mnist", 1000, 200)),
            BASE.on(new Dataset("shapes", 999, 200)),
            BASE.on(new Dataset("shapes", 1000, 199)),
            BASE.with(RandomLabels.all()),
            BASE.with(new RandomLabels(0.5)),
            Experiment.of(new Mlp(1, 511)).on(BASE.dataset()),
            BASE.learningRate(0.02),
            BASE.decay(0.96),
            withMomentum(0.8),
            BASE.batch(127),
            BASE.with(new Flip()),
            BASE.with(new RandomCrop()),
            BASE.with(new WeightDecay(0.1)),
            BASE.with(new WeightDecay(0.2)),
            BASE.epochs(99),
            BASE.stopAtLoss(0.02),
            BASE.stop(new StopRule(0.01, 0.9, 1)),
            BASE.stop(new StopRule(0.01, 0, 2)),
            BASE.measuring(MeasuredEpochs.FEW),
            BASE.precision(Precision.BFLOAT16),
            BASE.seed(2));
    assertThat(others).extracting(Experiment::id).doesNotHaveDuplicates();
    assertThat(others).allMatch(other -> other.id().matches("[0-9a-f]{12}"));
    assertThat(BASE.json().size()).isEqualTo(13);
  }

  /** Computed by another program; a change here orphans every run that was ever finished. */
  @Test
  void id_fixedExperiment_isTheKnown() {
    assertThat(BASE.json())
        .hasToString(
            "{\"format\":2,\"dataset\":\"shapes\",\"trainSize\":1000,\"testSize\":200,"
                + "\"corruption\":\"true-labels\",\"model\":\"mlp-1x512\",\"learningRate\":0.01,"
                + "\"decay\":0.95,\"momentum\":0.9,\"batch\":128,\"epochs\":100,"
                + "\"stopAtLoss\":0.01,\"seed\":1}");
    assertThat(BASE.id()).isEqualTo("c802cb01a3fe");
    assertThat(BASE.on(new Dataset("shapes", 64, 32)).id()).isEqualTo("86d2e3b93eea");
    assertThat(
            Experiment.of(SmallInception.narrowedBy(4))
                .on(new Dataset("cifar10", 5000, 2000))
                .with(new RandomLabels(0.4))
                .learningRate(0.05)
                .decay(0.98)
                .batch(64)
                .epochs(60)
                .stopAtLoss(0)
                .seed(-3)
                .id())
        .isEqualTo("6d1f25c63ef3");
  }

  @Test
  void with_regularizers_areInTheJsonInOneOrder() {
    Experiment regularized = BASE.with(new Flip(), Dropout.keeping(0.8)).with(new WeightDecay());
    assertThat(regularized.json().toString())
        .contains(
            "\"model\":\"mlp-1x512\",\"regularizers\":[\"weight-decay:0.0005\",\"dropout:0.8\","
                + "\"flip\"],\"learningRate\":0.01,");
    assertThat(regularized.id()).isEqualTo("5d2edfe81334");
    assertThat(BASE.with(new WeightDecay(), Dropout.keeping(0.8), new Flip()))
        .isEqualTo(regularized);
    assertThat(BASE.with()).isEqualTo(BASE);
  }

  @Test
  void with_twoOfAKind_isRefused() {
    assertThatThrownBy(() -> BASE.with(new Flip()).with(new Flip()))
        .hasMessageStartingWith("there are \"flip\" and \"flip\"");
  }

  @Test
  void with_cropOfCorruptedPixels_isRefused() {
    assertThatThrownBy(() -> BASE.with(new ShuffledPixels()).with(new RandomCrop()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "\"random-crop\" with \"shuffled-pixels\": pixels are corrupted in the central crop"
                + " alone, so that there is nothing around it to crop from; leave one of them out");
    assertThat(BASE.with(RandomLabels.all()).with(new RandomCrop()).regularizers()).hasSize(1);
    assertThat(BASE.with(new ShuffledPixels()).with(new Flip()).regularizers()).hasSize(1);
  }

  @Test
  void toString_experiment_isASentence() {
    assertThat(BASE).hasToString("mlp-1x512 on shapes (n=1000), true-labels, seed 1");
    assertThat(BASE.with(new Flip(), new WeightDecay()))
        .hasToString(
            "mlp-1x512 on shapes (n=1000), true-labels, weight-decay:0.0005, flip, seed 1");
    assertThat(BASE.precision(Precision.BFLOAT16))
        .hasToString("mlp-1x512 on shapes (n=1000), true-labels, bfloat16, seed 1");
  }

  @Test
  void stepsPerEpoch_lastBatchSmaller_countsItToo() {
    assertThat(BASE.stepsPerEpoch()).isEqualTo(8);
    assertThat(BASE.batch(125).stepsPerEpoch()).isEqualTo(8);
    assertThat(BASE.batch(5000).stepsPerEpoch()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void construct_impossibleField_saysWhatWasWanted(Runnable construct, String message) {
    assertThatThrownBy(construct::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  static Stream<Arguments> impossible() {
    return Stream.of(
        refused(() -> BASE.learningRate(0), "learning rate is 0.0, wanted above 0 and finite"),
        refused(
            () -> BASE.learningRate(Double.NaN), "learning rate is NaN, wanted above 0 and finite"),
        refused(
            () -> BASE.learningRate(Double.POSITIVE_INFINITY),
            "learning rate is Infinity, wanted above 0 and finite"),
        refused(() -> BASE.decay(0), "decay is 0.0, wanted in (0, 1]"),
        refused(() -> BASE.decay(1.1), "decay is 1.1, wanted in (0, 1]"),
        refused(() -> withMomentum(1), "momentum is 1.0, wanted in [0, 1)"),
        refused(() -> withMomentum(-0.1), "momentum is -0.1, wanted in [0, 1)"),
        refused(() -> BASE.batch(0), "batch is 0, wanted at least 1"),
        refused(() -> BASE.epochs(0), "epochs is 0, wanted at least 1"),
        refused(() -> BASE.stopAtLoss(-1), "stop-at-loss is -1.0, wanted at least 0 and finite"));
  }

  private static Arguments refused(Runnable construct, String message) {
    return Arguments.of(construct, message);
  }

  private static Experiment withMomentum(double momentum) {
    return BASE.with(
        new Protocol(
            0.01,
            0.95,
            momentum,
            128,
            100,
            StopRule.atLoss(0.01),
            MeasuredEpochs.ALL,
            Precision.FLOAT32));
  }
}
