package rethink.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nd4j.linalg.api.buffer.DataType.DOUBLE;
import static org.nd4j.linalg.api.buffer.DataType.FLOAT;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.weightnoise.WeightNoise;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Sgd;

/** Wrong settings, settings that Deeplearning4j gets wrong, and what lies next to an array. */
class ConvolutionFaultTest {

  @ParameterizedTest
  @MethodSource("rethink.layer.ConvolutionStateTest#modules")
  void step_resultsInALongerArray_leavesTheRestAlone(Module module) {
    Convolution conv = module.layer().nIn(module.in()).build();
    ConvolutionKernel kernel = ConvolutionKernel.of(conv, FLOAT);
    MultiLayerNetwork net = module.net(FLOAT);
    INDArray mean = module.normalized() ? Nd4j.create(FLOAT, module.out()) : null;
    INDArray variance = module.normalized() ? Nd4j.create(FLOAT, module.out()) : null;
    INDArray x = module.images(1, 3);
    INDArray dy = module.epsilon(2, 3);
    INDArray w = net.getParam("0_W");
    INDArray b = net.getParam("0_b");
    INDArray y = padded(dy);
    kernel.forward(x, w, b, mean, variance, y);
    assertUntouched(y);
    INDArray dx = padded(x);
    INDArray dw = padded(w);
    INDArray db = padded(b);
    kernel.backward(x, w, b, dy, dx, dw, db);
    assertUntouched(dx);
    assertUntouched(dw);
    assertUntouched(db);
    kernel.infer(x, w, b, mean, variance, y);
    assertUntouched(y);
  }

  private static INDArray padded(INDArray like) {
    INDArray whole = Nd4j.valueArrayOf(new long[] {like.length() + 64}, 7f, FLOAT);
    return whole.get(NDArrayIndex.interval(0, like.length())).reshape('c', like.shape());
  }

  private static void assertUntouched(INDArray view) {
    float[] all = new float[64];
    Floats.of(view).capacity(view.length() + 64).position(view.length()).get(all);
    assertThat(all).containsOnly(7f);
  }

  @Test
  void net_otherActivationOrWeightNoise_isRefused() {
    Module module = new Module(3, 1, 2, 3, 6, 5, true);
    assertThatThrownBy(() -> module.net(FLOAT, module.layer().activation(Activation.TANH).build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(
            "got activation tanh; its rectifier is built in, leave the activation out");
    WeightNoise noise = new WeightNoise(new NormalDistribution(0, 1));
    assertThatThrownBy(() -> module.net(FLOAT, module.layer().weightNoise(noise).build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("convolutions take none");
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "3, 0", "-1, 1"})
  void build_impossibleSizes_saysWhichArePossible(int kernel, int stride) {
    assertThatThrownBy(() -> new Convolution.Builder(kernel).stride(stride).nOut(2).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "convolution with a kernel of %dx%d pixels, stride %d; all must be at least 1",
            kernel, kernel, stride);
  }

  @Test
  void net_unpaddedKernelLargerThanTheImage_saysWhatIsWanted() {
    Module module = new Module(3, 1, 2, 3, 6, 2, true).unpadded();
    assertThatThrownBy(() -> module.net(FLOAT))
        .hasStackTraceContaining("a side of 2 pixels, wanted at least the 3 of an unpadded window");
  }

  /** Deeplearning4j enters decay of the whole network twice. */
  @Test
  void step_weightDecayOfTheNetwork_shrinksWeightsOnceAndNothingElse() {
    Module module = new Module(3, 1, 2, 3, 6, 5, true);
    MultiLayerNetwork net =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .dataType(DOUBLE)
                .updater(new Sgd(0.1))
                .weightDecay(0.01)
                .list(module.layer().build())
                .setInputType(module.input())
                .build());
    net.init();
    INDArray weights = net.getParam("0_W").dup();
    Step.of(net, module.images(1, 2).castTo(DOUBLE), module.epsilon(2, 2).castTo(DOUBLE).muli(0));
    assertThat(Difference.between(net.getParam("0_W"), weights.mul(1 - 0.1 * 0.01)))
        .isLessThan(1e-12);
    assertThat(net.getParam("0_b").toDoubleVector()).containsOnly(0.1);
  }
}
