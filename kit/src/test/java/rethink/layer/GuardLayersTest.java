package rethink.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nd4j.linalg.api.buffer.DataType.DOUBLE;
import static org.nd4j.linalg.api.buffer.DataType.FLOAT;
import static rethink.layer.GuardRegularizationTest.CHANGED;

import java.util.Map;
import org.deeplearning4j.config.DL4JSystemProperties;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.samediff.SDLayerParams;
import org.deeplearning4j.nn.conf.layers.samediff.SameDiffLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Defects of Deeplearning4j 1.0.0-M2.1 in layers that the kit replaces or does without. */
class GuardLayersTest {

  /** Ours is held to its formula by {@link LocalResponseNormTest}. */
  @Test
  void stockResponseNormalization_largeAlpha_stillHasAWrongGradient() {
    assertThat(checksAt(1e-4)).isTrue();
    assertThat(checksAt(1)).as(CHANGED).isFalse();
  }

  private static boolean checksAt(double alpha) {
    ComputationGraph net =
        Chain.net(
            DOUBLE,
            InputType.convolutional(2, 3, 2),
            convolution(6),
            new LocalResponseNormalization.Builder(1, 5, alpha, 0.75).build());
    return GradientCheck.passes(
        net, Gaussian.array(DOUBLE, 1, 2, 2, 2, 3), Chain.labels(DOUBLE, 2, 2));
  }

  private static ConvolutionLayer convolution(int out) {
    return new ConvolutionLayer.Builder(1, 1).nOut(out).activation(Activation.IDENTITY).build();
  }

  @Test
  void stockSameDiffLayer_gradients_areStillDoubled() {
    Dense same = new Dense.Builder().nOut(4).build();
    ComputationGraph ours = Chain.net(DOUBLE, InputType.feedForward(5), same);
    ComputationGraph stock = Chain.net(DOUBLE, InputType.feedForward(5), new Product());
    stock.getParam("layer0_W").assign(ours.getParam("layer0_W"));
    stock.getParam("classes_W").assign(ours.getParam("classes_W"));
    INDArray x = Gaussian.array(DOUBLE, 1, 3, 5);
    INDArray right = weightGradient(ours, x);
    assertThat(Difference.between(weightGradient(stock, x), right.mul(2)))
        .as(CHANGED)
        .isLessThan(1e-12);
  }

  private static INDArray weightGradient(ComputationGraph net, INDArray x) {
    Chain.gradient(net, x, Chain.labels(DOUBLE, 2, (int) x.size(0)));
    return net.gradient().getGradientFor("layer0_W").dup();
  }

  /** x W, differentiated by SameDiff. */
  static final class Product extends SameDiffLayer {
    private static final long serialVersionUID = 1L;

    @Override
    public SDVariable defineLayer(
        SameDiff graph, SDVariable x, Map<String, SDVariable> parameters, SDVariable mask) {
      return x.mmul(parameters.get("W"));
    }

    @Override
    public void defineParameters(SDLayerParams parameters) {
      parameters.addWeightParam("W", 5, 4);
    }

    @Override
    public void initializeParameters(Map<String, INDArray> parameters) {
      parameters.get("W").assign(0);
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
      return InputType.feedForward(4);
    }
  }

  /** Why {@link Natives} puts helpers into layers by force. */
  @Test
  void stockConvolution_helpersAllowed_stillGetsNone() {
    String property = DL4JSystemProperties.DISABLE_HELPER_PROPERTY;
    String before = System.setProperty(property, "false");
    try {
      ComputationGraph net = Chain.net(FLOAT, InputType.convolutional(4, 4, 2), convolution(3));
      net.output(Gaussian.array(FLOAT, 1, 2, 2, 4, 4));
      assertThat(net.getLayer(0).getHelper()).as(CHANGED).isNull();
    } finally {
      if (before == null) {
        System.clearProperty(property);
      } else {
        System.setProperty(property, before);
      }
    }
  }
}
