package rethink.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nd4j.linalg.api.buffer.DataType.BFLOAT16;
import static org.nd4j.linalg.api.buffer.DataType.DOUBLE;
import static org.nd4j.linalg.api.buffer.DataType.FLOAT;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * Layers of bfloat16 against the same ones in doubles. Where factors are numbers of bfloat16 from
 * the start, products are exact, so that only the rounding of results is left: none in gradients of
 * weights, at most half of the last of eight bits in the others.
 */
class Bfloat16Test {
  private static final String ONE_DNN = "rethink.onednn";

  /** Half of the last bit, of a number just above a power of 2. */
  private static final double ROUNDING = Math.pow(2, -8);

  /** Sums in floats; the largest difference seen is 6e-7. */
  private static final double SUMMING = 5e-6;

  static Stream<Module> modules() {
    return Stream.concat(
        ConvolutionPrecisionTest.few(),
        Stream.concat(ConvolutionPrecisionTest.many(), Module.ofInceptionV3()));
  }

  static Stream<Module> plain() {
    return modules().filter(module -> !module.normalized());
  }

  static Stream<Module> normalized() {
    return modules().filter(Module::normalized);
  }

  @AfterEach
  void switchOneDnnOn() {
    System.clearProperty(ONE_DNN);
  }

  @ParameterizedTest
  @MethodSource("plain")
  void step_plainConvolution_roundsNothingButResults(Module module) {
    for (int batch : new int[] {1, 4}) {
      MultiLayerNetwork quick = net(module);
      MultiLayerNetwork exact = module.net(DOUBLE);
      exact.setParams(quick.params().castTo(DOUBLE));
      INDArray x = rounded(module.images(1, batch));
      Step forward = Step.of(exact.clone(), x.castTo(DOUBLE), doubles(module.epsilon(2, batch)));
      // Gradients pass where both rectifiers let them; sums next to 0 are left out.
      INDArray clear = forward.out().gt(1e-4).castTo(FLOAT);
      INDArray epsilon = rounded(module.epsilon(2, batch)).mul(clear);
      INDArray evaluated = quick.output(x);
      Step found = Step.of(quick, x, epsilon);
      Step wanted = Step.of(exact, x.castTo(DOUBLE), epsilon.castTo(DOUBLE));
      assertNear("activations", found.out(), wanted.out(), ROUNDING);
      assertThat(evaluated).isEqualTo(found.out());
      assertThat(Difference.between(found.gradient(), wanted.gradient()))
          .as("gradient")
          .isLessThan(SUMMING);
      assertNear("gradient at input", found.below(), wanted.below(), ROUNDING);
    }
  }

  /**
   * Here more is rounded: the sums before normalisation and the gradient there. Largest difference
   * seen: 0.009 (activations), 0.014 (gradients).
   */
  @ParameterizedTest
  @MethodSource("normalized")
  void step_normalizedConvolution_staysWithinBfloat16sRounding(Module module) {
    MultiLayerNetwork quick = net(module);
    MultiLayerNetwork exact = module.net(DOUBLE);
    exact.setParams(quick.params().castTo(DOUBLE));
    INDArray x = rounded(module.images(1, 4));
    INDArray ones = module.epsilon(2, 4);
    INDArray above = Step.of(quick.clone(), x, ones).out().gt(0);
    INDArray wantedAbove = Step.of(exact.clone(), x.castTo(DOUBLE), doubles(ones)).out().gt(0);
    INDArray epsilon = rounded(ones.mul(above.eq(wantedAbove).castTo(FLOAT)));
    Step found = Step.of(quick, x, epsilon);
    Step wanted = Step.of(exact, x.castTo(DOUBLE), epsilon.castTo(DOUBLE));
    assertThat(Difference.between(found.out(), wanted.out())).as("activations").isLessThan(0.02);
    assertThat(Difference.between(found.gradient(), wanted.gradient()))
        .as("gradient")
        .isLessThan(0.03);
    assertThat(Difference.between(found.below(), wanted.below()))
        .as("gradient at input")
        .isLessThan(0.03);
    assertThat(Difference.between(quick.getParam("0_mean"), exact.getParam("0_mean")))
        .as("mean")
        .isLessThan(0.001);
    assertThat(Difference.between(quick.getParam("0_var"), exact.getParam("0_var")))
        .as("variance")
        .isLessThan(0.005);
    assertThat(Difference.between(quick.output(x), exact.output(x.castTo(DOUBLE))))
        .as("evaluation")
        .isLessThan(0.02);
  }

  @ParameterizedTest
  @CsvSource({"1, 21, 33", "4, 16, 16", "128, 64, 48", "7, 147, 10"})
  void step_dense_roundsNothingButResults(int batch, int in, int out) {
    for (Activation activation : new Activation[] {Activation.RELU, Activation.IDENTITY}) {
      Dense.Builder layer = new Dense.Builder().nOut(out).activation(activation).biasInit(0.125);
      InputType input = InputType.feedForward(in);
      MultiLayerNetwork exact = Module.net(DOUBLE, input, layer.build());
      MultiLayerNetwork quick =
          Module.net(FLOAT, input, layer.precision(Precision.BFLOAT16).build());
      quick.setParams(rounded(quick.params()));
      exact.setParams(quick.params().castTo(DOUBLE));
      INDArray x = rounded(Gaussian.array(FLOAT, 1, batch, in));
      INDArray sums = exact.output(x.castTo(DOUBLE));
      boolean all = activation == Activation.IDENTITY;
      INDArray epsilon =
          rounded(Gaussian.array(FLOAT, 2, batch, out))
              .mul(all ? sums.gte(-1e9).castTo(FLOAT) : sums.gt(1e-4).castTo(FLOAT));
      Step found = Step.of(quick, x, epsilon);
      Step wanted = Step.of(exact, x.castTo(DOUBLE), epsilon.castTo(DOUBLE));
      assertNear("activations", found.out(), wanted.out(), ROUNDING);
      assertThat(Difference.between(found.gradient(), wanted.gradient())).isLessThan(SUMMING);
      assertNear("gradient at input", found.below(), wanted.below(), ROUNDING);
    }
  }

  /** Where oneDNN is off, ND4J computes on rounded numbers: the same but for the order of sums. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void step_withoutOneDnn_computesTheSameKindOfResult(boolean normalized) {
    Module module = new Module(3, 1, 4, 8, 6, 5, normalized);
    INDArray x = rounded(module.images(1, 4));
    INDArray epsilon = rounded(module.epsilon(2, 4));
    Step quick = Step.of(net(module), x, epsilon);
    MultiLayerNetwork slow = net(module);
    System.setProperty(ONE_DNN, "false");
    Step portable = Step.of(slow, x, epsilon);
    double tolerance = normalized ? 0.03 : ROUNDING;
    assertThat(Difference.between(portable.out(), quick.out())).isLessThan(tolerance);
    if (!normalized) {
      assertThat(Difference.between(portable.gradient(), quick.gradient())).isLessThan(SUMMING);
      assertThat(Difference.between(portable.below(), quick.below())).isLessThan(ROUNDING);
    }
    assertThat(portable.out()).isEqualTo(rounded(portable.out()));
  }

  @Test
  void slowness_withoutMatrixUnits_isToldForBfloat16Alone() {
    System.setProperty(ONE_DNN, "false");
    assertThat(Precision.FLOAT32.slowness()).isEmpty();
    assertThat(Precision.BFLOAT16.slowness().orElseThrow())
        .contains("slower than float32 here", "ND4J", "leave the precision at float32");
  }

  /** Activations stay bfloat16 from layer to layer, and gradients of branches are added up. */
  @Test
  void gradient_branches_isThatOfFloatsButForRounding() {
    int[] channels = {16, 32, 8};
    ComputationGraph floats = branches(Precision.FLOAT32, channels);
    ComputationGraph rounded = branches(Precision.BFLOAT16, channels);
    INDArray x = Branches.images(FLOAT, 16);
    assertThat(rounded.feedForward(x, true).get("norm").dataType()).isEqualTo(BFLOAT16);
    INDArray labels = Chain.labels(FLOAT, 1, 16);
    INDArray found = Chain.gradient(rounded, x, labels);
    INDArray wanted = Chain.gradient(floats, x, labels);
    double error = found.sub(wanted).norm2Number().doubleValue();
    // Some of the rectifiers' inputs change their sides; the largest share seen is 0.05.
    assertThat(error / wanted.norm2Number().doubleValue()).isLessThan(0.1);
  }

  private static ComputationGraph branches(Precision precision, int... channels) {
    ComputationGraphConfiguration network = Branches.configuration(FLOAT, new Sgd(0.1), channels);
    precision.configure(network);
    ComputationGraph net = new ComputationGraph(network);
    net.init();
    return net;
  }

  @Test
  void addi_gradientOfBfloat16_addsInPlace() {
    GradientBelow below = new GradientBelow();
    INDArray like = Gaussian.array(FLOAT, 1, 3, 5).castTo(BFLOAT16);
    INDArray sum =
        below.at(like, FLOAT, org.deeplearning4j.nn.workspace.LayerWorkspaceMgr.noWorkspaces());
    sum.assign(like);
    INDArray other = Gaussian.array(FLOAT, 2, 3, 5).castTo(BFLOAT16);
    assertThat(sum.addi(other)).isSameAs(sum);
    INDArray wanted = like.castTo(FLOAT).add(other.castTo(FLOAT)).castTo(BFLOAT16);
    assertThat(sum.castTo(FLOAT)).isEqualTo(wanted.castTo(FLOAT));
  }

  /** Numbers that a layer of floats and one of bfloat16 hand to each other, in both orders. */
  @Test
  void gradient_mixedPrecisions_isThatOfFloatsButForRounding() {
    for (int rounded : IntStream.range(0, 4).toArray()) {
      Layer[] layers = mixed(rounded);
      InputType images = InputType.convolutional(8, 8, 3, CNN2DFormat.NHWC);
      ComputationGraph net = Chain.net(FLOAT, images, layers);
      ComputationGraph floats = Chain.net(FLOAT, images, mixed(-1));
      INDArray x = Gaussian.array(FLOAT, 1, 8, 8, 8, 3);
      INDArray labels = Chain.labels(FLOAT, 2, 8);
      INDArray found = Chain.gradient(net, x, labels);
      INDArray wanted = Chain.gradient(floats, x, labels);
      double error = found.sub(wanted).norm2Number().doubleValue();
      assertThat(error / wanted.norm2Number().doubleValue())
          .as("layer " + rounded)
          .isBetween(1e-6, 0.1);
      assertThat(Difference.between(net.outputSingle(x), floats.outputSingle(x))).isLessThan(0.01);
    }
  }

  private static Layer[] mixed(int rounded) {
    return new Layer[] {
      new Convolution.Builder(3).nOut(16).precision(at(0, rounded)).build(),
      new Convolution.Builder(1).nOut(16).normalized(true).precision(at(1, rounded)).build(),
      new Dense.Builder()
          .nOut(20)
          .activation(Activation.RELU)
          .dropOut(new SeededDropout(0.5, 1, "units"))
          .precision(at(2, rounded))
          .build(),
      new Dense.Builder().nOut(12).precision(at(3, rounded)).build()
    };
  }

  private static Precision at(int layer, int rounded) {
    return layer == rounded ? Precision.BFLOAT16 : Precision.FLOAT32;
  }

  private static MultiLayerNetwork net(Module module) {
    MultiLayerNetwork net = module.net(FLOAT, module.layer().precision(Precision.BFLOAT16).build());
    net.setParams(rounded(net.params()));
    return net;
  }

  private static INDArray rounded(INDArray array) {
    return RoundedConvolution.rounded(array);
  }

  private static INDArray doubles(INDArray array) {
    return array.castTo(DOUBLE);
  }

  /** Each element within a share of what is wanted, or of the little that floats' sums leave. */
  private static void assertNear(String what, INDArray found, INDArray wanted, double share) {
    double[] values = found.castTo(DOUBLE).dup('c').data().asDouble();
    double[] exact = wanted.dup('c').data().asDouble();
    for (int i = 0; i < exact.length; i++) {
      assertThat(Math.abs(values[i] - exact[i]))
          .as("%s %d: %s, wanted %s", what, i, values[i], exact[i])
          .isLessThanOrEqualTo(share * Math.abs(exact[i]) + SUMMING);
    }
  }
}
