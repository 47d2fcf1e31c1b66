package rethink.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nd4j.linalg.api.buffer.DataType.DOUBLE;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;

class WeightNormalisationTest {
  private final INDArray x = Gaussian.array(DOUBLE, 1, 4, 6);
  private final INDArray labels = Chain.labels(DOUBLE, 2, 4);

  private static Dense.Builder dense(WeightTransform weights) {
    return new Dense.Builder().nOut(5).activation(Activation.RELU).weights(weights);
  }

  private static ComputationGraph net(Dense.Builder dense) {
    return Chain.net(DOUBLE, InputType.feedForward(6), dense.build());
  }

  @Test
  void init_newLayer_multipliesByTheDrawnWeights() {
    ComputationGraph net = net(dense(new WeightNormalisation()));
    ComputationGraph plain = net(dense(new PlainWeights()));
    plain.paramTable().forEach((name, values) -> values.assign(net.getParam(name)));
    assertThat(Difference.between(net.outputSingle(x), plain.outputSingle(x))).isLessThan(1e-14);
  }

  @Test
  void output_directionScaledAndLengthDoubled_dependsOnTheLengthAlone() {
    ComputationGraph net = net(dense(new WeightNormalisation()));
    ComputationGraph plain = net(dense(new PlainWeights()));
    plain.paramTable().forEach((name, values) -> values.assign(net.getParam(name)));
    net.getParam("layer0_W").muli(7);
    net.getParam("layer0_g").muli(2);
    plain.getParam("layer0_W").muli(2);
    assertThat(Difference.between(net.outputSingle(x), plain.outputSingle(x))).isLessThan(1e-14);
  }

  /** The gradient at v is at right angles to v, as its length has no effect. */
  @Test
  void gradient_atTheDirection_isOrthogonalToIt() {
    ComputationGraph net = net(dense(new WeightNormalisation()));
    Chain.gradient(net, x, labels);
    INDArray gradient = net.gradient().getGradientFor("layer0_W");
    assertThat(gradient.norm2Number().doubleValue()).isGreaterThan(0.1);
    INDArray products = gradient.mul(net.getParam("layer0_W")).sum(0);
    assertThat(products.amaxNumber().doubleValue()).isLessThan(1e-14);
  }

  @Test
  void l2_underNormalisation_penalisesTheWeightsInUse() {
    ComputationGraph net = net(dense(new WeightNormalisation()).l2(0.3));
    ComputationGraph plain = net(dense(new PlainWeights()).l2(0.3));
    plain.paramTable().forEach((name, values) -> values.assign(net.getParam(name)));
    net.getParam("layer0_W").muli(7);
    assertThat(Difference.between(scalar(net), scalar(plain))).isLessThan(1e-14);
    assertThat(GradientCheck.passes(net, x, labels)).isTrue();
  }

  private static INDArray scalar(ComputationGraph net) {
    return org.nd4j.linalg.factory.Nd4j.scalar(net.calcRegularizationScore(true));
  }

  @Test
  void init_zeroWeights_areRefusedByName() {
    assertThatThrownBy(() -> net(dense(new WeightNormalisation()).weightInit(WeightInit.ZERO)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("layer 'layer0' has a unit whose weights are all 0;");
  }
}
