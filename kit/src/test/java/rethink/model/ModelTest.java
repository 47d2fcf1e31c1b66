package rethink.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class ModelTest {

  @Test
  void all_networks_areThePapersInItsOrder() {
    assertThat(Model.all())
        .extracting(Model::name)
        .containsExactly("inception", "inception-no-bn", "alexnet", "mlp-3x512", "mlp-1x512");
    assertThat(Model.all())
        .extracting(Model::learningRate)
        .containsExactly(0.1, 0.03, 0.01, 0.01, 0.01);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inception",
        "inception-no-bn",
        "alexnet",
        "alexnet/2",
        "mlp-3x512",
        "inception/4",
        "inception-no-bn/32",
        "inception-v3",
        "inception-v3/8",
        "mlp-2x64"
      })
  void named_ownName_givesTheModelBack(String name) {
    assertThat(Model.named(name).name()).isEqualTo(name);
    assertThat(Model.named(Model.named(name).name())).isEqualTo(Model.named(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Inception", "inception4", "inception/", "inception/100", "mlp-x512", "mlp-1"})
  void named_unknown_listsTheKnown(String name) {
    assertThatThrownBy(() -> Model.named(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "unknown model '%s'; known are inception, inception-no-bn, alexnet, mlp-3x512,"
                    .formatted(name)
                + " mlp-1x512, inception-v3, and narrower or other sizes such as inception/4,"
                + " mlp-2x64");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "inception/0 | narrowing is 0, wanted 1..32",
        "inception/33 | narrowing is 33, wanted 1..32",
        "alexnet/9 | narrowing is 9, wanted 1..8",
        "inception-v3/33 | narrowing is 33, wanted 1..32",
        "mlp-0x512 | an MLP of 0 layers of 512 units; both must be at least 1",
        "mlp-1x0 | an MLP of 1 layers of 0 units; both must be at least 1"
      })
  void named_impossibleSize_saysWhichIsPossible(String name, String message) {
    assertThatThrownBy(() -> Model.named(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void narrowedBy_factor_dividesChannelsAndRoundsUpToEights() {
    ComputationGraph net = Batch.of(1, 28).net(SmallInception.narrowedBy(4));
    assertThat(net.getParam("stem_W").shape()).containsExactly(3, 3, 3, 24);
    assertThat(net.getParam("inception3-3x3_W").shape()).containsExactly(3, 3, 16, 16);
    assertThat(net.getParam("inception11-1x1_W").shape()).containsExactly(1, 1, 88, 48);
  }

  @ParameterizedTest
  @ValueSource(strings = {"inception/32", "inception-no-bn/32", "alexnet", "mlp-2x8"})
  void output_newNetwork_isAProbabilityForEachClass(String name) {
    Batch batch = Batch.of(3, 28);
    INDArray out = batch.net(Model.named(name)).output(batch.images())[0];
    assertThat(out.shape()).containsExactly(3, 10);
    assertThat(out.minNumber().doubleValue()).isPositive();
    assertThat(out.sum(1).toDoubleVector()).containsExactly(new double[] {1, 1, 1}, within(1e-6));
  }
}
