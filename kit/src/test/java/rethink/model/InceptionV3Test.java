package rethink.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import rethink.data.Shape;

/** Counts are taken from the configuration: building the whole network takes a gigabyte. */
class InceptionV3Test {
  /** Each convolution's weights and one shift a channel, and the classifier. */
  @Test
  void parameters_thousandClasses_areThoseOfTheUsualImplementation() {
    ComputationGraphConfiguration network = configure(new InceptionV3(), 299, 1_000);
    long channels = LayerList.normalizedChannels(network);
    assertThat(channels).isEqualTo(17_216);
    // As Keras counts: 34,432 of its 23,851,784 are running means and variances.
    assertThat(LayerList.parameters(network)).isEqualTo(23_851_784);
    assertThat(LayerList.parameters(network) - 2 * channels).isEqualTo(23_817_352);
  }

  /** 23,800,136 weights and biases; no other number of classes and numbers a channel gives it. */
  @Test
  void slideCount_fourNumbersAChannelAndItsOutputs_isThatOfTheSlides() {
    assertThat(InceptionV3.slideCount()).isEqualTo(23_885_392);
  }

  /** The images' sides that the architecture's paper prints (its Table 1). */
  @Test
  void configure_imagesOf299_haveThePublishedSides() {
    Map<String, InputType> outputs = outputs(new InceptionV3(), 299);
    assertThat(outputs.get("stem1").getShape()).containsExactly(149, 149, 32);
    assertThat(outputs.get("stem3").getShape()).containsExactly(147, 147, 64);
    assertThat(outputs.get("stem-pool1").getShape()).containsExactly(73, 73, 64);
    assertThat(outputs.get("stem5").getShape()).containsExactly(71, 71, 192);
    assertThat(outputs.get("stem-pool2").getShape()).containsExactly(35, 35, 192);
    assertThat(outputs.get("mixed0").getShape()).containsExactly(35, 35, 256);
    assertThat(outputs.get("mixed2").getShape()).containsExactly(35, 35, 288);
    assertThat(outputs.get("mixed3").getShape()).containsExactly(17, 17, 768);
    assertThat(outputs.get("mixed7").getShape()).containsExactly(17, 17, 768);
    assertThat(outputs.get("mixed8").getShape()).containsExactly(8, 8, 1_280);
    assertThat(outputs.get("mixed10").getShape()).containsExactly(8, 8, 2_048);
  }

  @Test
  void configure_smallImages_reachOnePixelAtTheLeastAndThenAreRefused() {
    assertThat(outputs(new InceptionV3(8), 75).get("mixed10").getShape())
        .containsExactly(1, 1, 4 * 48 + 40 + 24);
    assertThatThrownBy(() -> configure(new InceptionV3(8), 74, 10))
        .hasStackTraceContaining("wanted at least the 3 of an unpadded window");
  }

  /** In doubles: steps so short pass hardly a kink of rectifiers and pools. */
  @Test
  void gradient_allParameters_predictsTheLossAlongIt() {
    Batch batch = Batch.of(6, 91).as(DataType.DOUBLE);
    ComputationGraph net = batch.net(new InceptionV3(32));
    batch.computeGradient(net);
    Map<String, INDArray> step = new LinkedHashMap<>();
    net.gradient()
        .gradientForVariable()
        .forEach(
            (name, gradient) -> {
              if (!ModelSummary.isStatistic(name)) {
                step.put(name, gradient.div(6));
              }
            });
    double length =
        Math.sqrt(
            step.values().stream()
                .mapToDouble(gradient -> Math.pow(gradient.norm2Number().doubleValue(), 2))
                .sum());
    double shift = 1e-6;
    step.forEach((name, gradient) -> net.getParam(name).addi(gradient.mul(shift / length)));
    double above = batch.loss(net);
    step.forEach((name, gradient) -> net.getParam(name).subi(gradient.mul(2 * shift / length)));
    double slope = (above - batch.loss(net)) / (2 * shift);
    assertThat(slope).isCloseTo(length, withPercentage(1));
  }

  @Test
  void output_floatsAndDoubles_agree() {
    Batch batch = Batch.of(4, 91);
    ComputationGraph net = batch.net(new InceptionV3(16));
    ComputationGraph exact = batch.as(DataType.DOUBLE).net(new InceptionV3(16));
    exact.setParams(net.params().castTo(DataType.DOUBLE));
    INDArray wanted = exact.output(batch.as(DataType.DOUBLE).images())[0];
    assertThat(net.output(batch.images())[0].castTo(DataType.DOUBLE).distance2(wanted))
        .isLessThan(1e-4);
    assertThat(batch.computeGradient(net))
        .isCloseTo(batch.as(DataType.DOUBLE).computeGradient(exact), withPercentage(0.1));
  }

  private static Map<String, InputType> outputs(InceptionV3 model, int side) {
    return configure(model, side, 10)
        .getLayerActivationTypes(InputType.convolutional(side, side, 3, CNN2DFormat.NHWC));
  }

  private static ComputationGraphConfiguration configure(InceptionV3 model, int side, int classes) {
    return model.configure(new NeuralNetConfiguration.Builder(), new Shape(side, side, 3), classes);
  }
}
