package rethink.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.nd4j.linalg.api.buffer.DataType.DOUBLE;
import static org.nd4j.linalg.api.buffer.DataType.FLOAT;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SeededDropoutTest {

  /** All four, by seed and layer. */
  static Stream<BiFunction<Long, String, IDropout>> kinds() {
    return Stream.of(
        (seed, layer) -> new SeededDropout(0.7, seed, layer),
        (seed, layer) -> new SeededSpatialDropout(0.7, seed, layer),
        (seed, layer) -> new SeededGaussianDropout(0.3, seed, layer),
        (seed, layer) -> new SeededGaussianNoise(0.5, seed, layer));
  }

  private static INDArray ones(DataType type) {
    return Nd4j.ones(type, 20, 5, 4, 16);
  }

  private static INDArray apply(IDropout dropout, INDArray x, int iteration) {
    return dropout.applyDropout(x, x, iteration, 0, LayerWorkspaceMgr.noWorkspaces());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void apply_ones_haveMeanOneAndTheVarianceOfTheFormula(BiFunction<Long, String, IDropout> kind) {
    INDArray y = apply(kind.apply(1L, "a"), Nd4j.ones(DOUBLE, 100, 5, 4, 160), 3);
    double variance = kind.apply(1L, "a") instanceof SeededGaussianNoise ? 0.25 : 0.3 / 0.7;
    // Spatial masks have 16,000 draws, so a standard error of 0.5 % of the mean.
    assertThat(y.meanNumber().doubleValue()).isCloseTo(1, within(0.025));
    assertThat(y.varNumber().doubleValue()).isCloseTo(variance, within(0.03));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void apply_sameSeedLayerAndIteration_givesTheSameBitsInAnyThreadAndType(
      BiFunction<Long, String, IDropout> kind) {
    INDArray y = apply(kind.apply(1L, "a"), ones(FLOAT), 3);
    Nd4j.getRandom().setSeed(99);
    INDArray elsewhere =
        CompletableFuture.supplyAsync(() -> apply(kind.apply(1L, "a"), ones(FLOAT), 3)).join();
    assertThat(elsewhere).isEqualTo(y);
    assertThat(apply(kind.apply(1L, "a"), ones(FLOAT).dup('f'), 3)).isEqualTo(y);
    assertThat(Difference.between(apply(kind.apply(1L, "a"), ones(DOUBLE), 3), y)).isLessThan(1e-6);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void apply_otherSeedLayerOrIteration_drawsOtherNumbers(BiFunction<Long, String, IDropout> kind) {
    INDArray y = apply(kind.apply(1L, "a"), ones(FLOAT), 3);
    assertThat(apply(kind.apply(2L, "a"), ones(FLOAT), 3)).isNotEqualTo(y);
    assertThat(apply(kind.apply(1L, "b"), ones(FLOAT), 3)).isNotEqualTo(y);
    assertThat(apply(kind.apply(1L, "a"), ones(FLOAT), 4)).isNotEqualTo(y);
  }

  /** Another layer may still need the input for its own gradient. */
  @ParameterizedTest
  @MethodSource("kinds")
  void apply_askedToOverwriteTheInput_leavesIt(BiFunction<Long, String, IDropout> kind) {
    INDArray x = ones(FLOAT);
    assertThat(apply(kind.apply(1L, "a"), x, 3)).isNotEqualTo(x);
    assertThat(x).isEqualTo(ones(FLOAT));
  }

  @Test
  void spatial_anyImage_keepsOrDropsWholeChannels() {
    INDArray y = apply(new SeededSpatialDropout(0.5, 1, "a"), ones(FLOAT), 0);
    for (int image = 0; image < 20; image++) {
      for (int channel = 0; channel < 16; channel++) {
        for (int place = 0; place < 20; place++) {
          assertThat(y.getFloat(image, place / 4, place % 4, channel))
              .isEqualTo(y.getFloat(image, 0, 0, channel))
              .isIn(0f, 2f);
        }
      }
    }
    assertThatThrownBy(
            () -> apply(new SeededSpatialDropout(0.5, 1, "a"), Nd4j.ones(FLOAT, 2, 3), 0))
        .hasMessage(
            "spatial dropout of layer 'a' got shape [2, 3]; wanted [batch, height, width,"
                + " channels]");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void gradient_onDenseAndAsALayer_passesDeeplearning4jsCheck(
      BiFunction<Long, String, IDropout> kind) {
    INDArray x = Gaussian.array(DOUBLE, 1, 3, 3, 2, 5);
    INDArray labels = Chain.labels(DOUBLE, 2, 3);
    assertThat(GradientCheck.passes(net(DOUBLE, kind), x, labels)).isTrue();
    ComputationGraph repeated = net(DOUBLE, kind);
    assertThat(Chain.gradient(repeated, x, labels)).isEqualTo(Chain.gradient(repeated, x, labels));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void output_evaluation_hasNoNoise(BiFunction<Long, String, IDropout> kind) {
    ComputationGraph net = net(FLOAT, kind);
    ComputationGraph plain =
        Chain.net(FLOAT, InputType.convolutional(3, 2, 5), dense(6).build(), dense(4).build());
    plain.setParams(net.params());
    INDArray x = Gaussian.array(FLOAT, 1, 3, 3, 2, 5);
    assertThat(net.outputSingle(x)).isEqualTo(plain.outputSingle(x));
    assertThat(net.outputSingle(true, x)).isNotEqualTo(plain.outputSingle(x));
  }

  /** A dropout as a layer of its own, and one on a dense layer's input. */
  private static ComputationGraph net(DataType type, BiFunction<Long, String, IDropout> kind) {
    IDropout between =
        kind.apply(1L, "b") instanceof SeededSpatialDropout
            ? new SeededDropout(0.7, 1, "b")
            : kind.apply(1L, "b");
    return Chain.net(
        type,
        InputType.convolutional(3, 2, 5),
        new DropoutLayer(kind.apply(1L, "a")),
        dense(6).dropOut(kind.apply(1L, "c")).build(),
        new DropoutLayer(between),
        dense(4).dropOut(between).build());
  }

  private static Dense.Builder dense(int out) {
    return new Dense.Builder().nOut(out).activation(Activation.RELU);
  }

  @ParameterizedTest
  @CsvSource({"0", "-0.1", "1.1", "NaN"})
  void create_impossibleShare_isRefused(double retain) {
    assertThatThrownBy(() -> new SeededDropout(retain, 1, "a"))
        .hasMessage(
            "dropout keeps a share of %s; wanted one above 0 and at most 1".formatted(retain));
    assertThatThrownBy(() -> new DropConnect(retain, 1))
        .hasMessageStartingWith("DropConnect keeps");
  }

  @Test
  void create_noLayersName_isRefused() {
    assertThatThrownBy(() -> new SeededGaussianNoise(1, 1, " "))
        .hasMessageStartingWith("Gaussian noise has no layer's name");
  }
}
