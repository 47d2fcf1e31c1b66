package rethink.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nd4j.linalg.api.buffer.DataType.DOUBLE;
import static org.nd4j.linalg.api.buffer.DataType.FLOAT;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.dropout.GaussianDropout;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.weightnoise.WeightNoise;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.ViewIterator;

class DenseTest {
  /** Some twenty float roundings in a row; the largest difference seen is 5e-7. */
  private static final double TOLERANCE = 2e-6;

  static Stream<Arguments> layers() {
    return Stream.of(new PlainWeights(), new WeightNormalisation(), new DropConnect(0.6, 3))
        .flatMap(
            weights ->
                Stream.of(Activation.RELU, Activation.IDENTITY)
                    .flatMap(
                        activation ->
                            IntStream.of(1, 2, 5)
                                .mapToObj(batch -> Arguments.of(weights, activation, batch))));
  }

  private static Dense.Builder dense(int out, Activation activation, WeightTransform weights) {
    return new Dense.Builder().nOut(out).activation(activation).weights(weights).biasInit(0.1);
  }

  private static Dense relu(int out) {
    return dense(out, Activation.RELU, new PlainWeights()).build();
  }

  @ParameterizedTest
  @MethodSource("layers")
  void gradient_anyLayer_passesDeeplearning4jsCheck(
      WeightTransform weights, Activation activation, int batch) {
    ComputationGraph net =
        Chain.net(
            DOUBLE,
            InputType.feedForward(5),
            dense(7, activation, weights).build(),
            dense(4, activation, weights).build());
    assertThat(
            GradientCheck.passes(
                net, Gaussian.array(DOUBLE, 1, batch, 5), Chain.labels(DOUBLE, 2, batch)))
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("layers")
  void step_floats_computeWhatDoublesDo(WeightTransform weights, Activation activation, int batch) {
    Dense[] layers = {
      dense(33, activation, weights).build(), dense(16, activation, weights).build()
    };
    ComputationGraph floats = Chain.net(FLOAT, InputType.feedForward(21), layers);
    ComputationGraph doubles = Chain.net(DOUBLE, InputType.feedForward(21), layers);
    doubles.setParams(floats.params().castTo(DOUBLE));
    INDArray x = Gaussian.array(FLOAT, 1, batch, 21);
    INDArray found = Chain.gradient(floats, x, Chain.labels(FLOAT, 2, batch));
    INDArray wanted = Chain.gradient(doubles, x.castTo(DOUBLE), Chain.labels(DOUBLE, 2, batch));
    assertThat(Difference.between(found, wanted)).isLessThan(TOLERANCE);
    assertThat(Difference.between(floats.outputSingle(x), doubles.outputSingle(x.castTo(DOUBLE))))
        .isLessThan(TOLERANCE);
  }

  /** Against another implementation, which a mistake made twice would not pass. */
  @ParameterizedTest
  @CsvSource({"1, 6, 8", "4, 7, 5", "128, 64, 33"})
  void step_plainLayers_computeWhatDeeplearning4jsDo(int batch, int in, int out) {
    ComputationGraph ours = Chain.net(DOUBLE, InputType.feedForward(in), relu(out), relu(out));
    ComputationGraph stock = Chain.net(DOUBLE, InputType.feedForward(in), stock(out), stock(out));
    ours.paramTable().forEach(stock::setParam);
    INDArray x = Gaussian.array(DOUBLE, 1, batch, in);
    INDArray labels = Chain.labels(DOUBLE, 2, batch);
    Chain.fit(ours, x, labels, 3);
    Chain.fit(stock, x, labels, 3);
    ours.paramTable()
        .forEach(
            (name, values) ->
                assertThat(Difference.between(values, stock.getParam(name)))
                    .as(name)
                    .isLessThan(1e-12));
  }

  private static DenseLayer stock(int out) {
    return new DenseLayer.Builder().nOut(out).activation(Activation.RELU).build();
  }

  @Test
  void params_weights_lieRowByRowInTheNetworksVector() {
    ComputationGraph net = Chain.net(FLOAT, InputType.feedForward(3), relu(4));
    float[] flat = net.params().toFloatVector();
    INDArray weights = net.getParam("layer0_W");
    for (int i = 0; i < 3; i++) {
      for (int k = 0; k < 4; k++) {
        assertThat(weights.getFloat(i, k)).isEqualTo(flat[4 * i + k]);
      }
    }
    net.getLayer(0).setParams(net.getLayer(0).params().dup());
    assertThat(net.params().toFloatVector()).isEqualTo(flat);
  }

  @Test
  void output_images_areFlattenedInRowMajorOrder() {
    ComputationGraph net = Chain.net(FLOAT, InputType.convolutional(3, 2, 5), relu(4), relu(3));
    ComputationGraph flat = Chain.net(FLOAT, InputType.feedForward(30), relu(4), relu(3));
    flat.setParams(net.params());
    INDArray images = Gaussian.array(FLOAT, 1, 2, 3, 2, 5);
    INDArray labels = Chain.labels(FLOAT, 2, 2);
    INDArray wanted = Chain.gradient(flat, images.reshape('c', 2, 30), labels);
    assertThat(Chain.gradient(net, images, labels)).isEqualTo(wanted);
    assertThat(Chain.gradient(net, images.dup('f'), labels)).isEqualTo(wanted);
  }

  @Test
  void inputGradient_leftOut_changesNoOtherGradient() {
    Dense.Builder lean = dense(8, Activation.RELU, new PlainWeights()).inputGradient(false);
    ComputationGraph net =
        Chain.net(
            FLOAT, InputType.feedForward(6), lean.dropOut(new SeededDropout(0.5, 1, "in")).build());
    ComputationGraph full =
        Chain.net(
            FLOAT,
            InputType.feedForward(6),
            dense(8, Activation.RELU, new PlainWeights())
                .dropOut(new SeededDropout(0.5, 1, "in"))
                .build());
    INDArray x = Gaussian.array(FLOAT, 1, 4, 6);
    INDArray labels = Chain.labels(FLOAT, 2, 4);
    assertThat(Chain.gradient(net, x, labels)).isEqualTo(Chain.gradient(full, x, labels));
    assertThat(below(net, x)).isNull();
    assertThat(below(full, x)).isNotNull();
  }

  /** The first layer's gradient at its input. */
  private static INDArray below(ComputationGraph net, INDArray x) {
    org.deeplearning4j.nn.api.Layer layer = net.getLayer(0);
    INDArray out = layer.activate(x, true, LayerWorkspaceMgr.noWorkspaces());
    return layer.backpropGradient(out, LayerWorkspaceMgr.noWorkspaces()).getSecond();
  }

  /** Deeplearning4j's dropouts write into their input, which is this layer's output. */
  @Test
  void gradient_underNoiseInPlace_isRight() {
    ComputationGraph net =
        Chain.net(
            DOUBLE,
            InputType.feedForward(5),
            relu(8),
            new DropoutLayer(new GaussianDropout(0.8)),
            relu(4));
    assertThat(
            GradientCheck.passes(net, Gaussian.array(DOUBLE, 1, 6, 5), Chain.labels(DOUBLE, 2, 6)))
        .isTrue();
  }

  @Test
  void evaluate_separableClasses_learnsThemAll() {
    ComputationGraph net =
        Chain.net(
            FLOAT,
            InputType.feedForward(4),
            dense(16, Activation.RELU, new WeightNormalisation()).build(),
            dense(16, Activation.RELU, new DropConnect(0.9, 1)).build());
    INDArray labels = Chain.labels(FLOAT, 2, 60);
    INDArray x = Gaussian.array(FLOAT, 1, 60, 4).muli(0.2);
    for (int i = 0; i < Chain.CLASSES; i++) {
      x.getColumn(i).addi(labels.getColumn(i));
    }
    Chain.fit(net, x, labels, 200);
    Evaluation evaluation = net.evaluate(new ViewIterator(new DataSet(x, labels), 7));
    assertThat(evaluation.accuracy()).isEqualTo(1);
  }

  @Test
  void build_otherActivation_isRefusedWithThoseThatWork() {
    assertThatThrownBy(
            () -> new Dense.Builder().name("top").nOut(2).activation(Activation.TANH).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "layer 'top' got activation tanh; it knows RELU and IDENTITY, put others in an"
                + " ActivationLayer");
  }

  @Test
  void init_weightNoise_isRefusedNotIgnored() {
    Dense noisy =
        new Dense.Builder()
            .nOut(2)
            .weightNoise(new WeightNoise(new NormalDistribution(0, 1)))
            .build();
    assertThatThrownBy(() -> Chain.net(FLOAT, InputType.feedForward(3), noisy))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("it knows weights(new DropConnect(retain, seed))");
  }

  @Test
  void output_inputOfOtherSize_isRefusedByName() {
    ComputationGraph net = Chain.net(FLOAT, InputType.feedForward(3), relu(4));
    assertThatThrownBy(() -> net.output(Gaussian.array(FLOAT, 1, 2, 4)))
        .hasMessage(
            "layer 'layer0' got input of shape [2, 4]; wanted [batch, 3], or images of that many"
                + " values");
  }
}
