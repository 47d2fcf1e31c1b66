package rethink.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nd4j.linalg.api.buffer.DataType.DOUBLE;
import static org.nd4j.linalg.api.buffer.DataType.FLOAT;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class LocalResponseNormTest {
  /** Some ten float roundings in a row. */
  private static final double TOLERANCE = 2e-6;

  @ParameterizedTest(name = "radius {0}, alpha {1}, {2} channels, batch {3}")
  @CsvSource({
    "4, 0.000111, 12, 2",
    "4, 0.1, 12, 1",
    "4, 0.1, 9, 3",
    "4, 0.1, 3, 2",
    "1, 0.1, 1, 2",
    "1, 0.5, 2, 1",
    "0, 0.1, 3, 2"
  })
  void step_anyWindow_computesFormulaAndItsDerivative(
      int radius, double alpha, int channels, int batch) {
    INDArray x = images(DOUBLE, batch, channels);
    INDArray epsilon = epsilon(DOUBLE, batch, channels);
    Response reference = new Response(radius, alpha);
    for (DataType type : new DataType[] {FLOAT, DOUBLE}) {
      // Differences of the formula are right to 1e-9.
      double tolerance = type == FLOAT ? TOLERANCE : 1e-8;
      MultiLayerNetwork net = net(type, channels, new LocalResponseNorm(radius, alpha));
      Step step = Step.of(net, x.castTo(type), epsilon.castTo(type));
      assertThat(Difference.between(step.out(), reference.of(x))).isLessThan(tolerance);
      assertThat(Difference.between(step.below(), reference.gradient(x, epsilon)))
          .isLessThan(tolerance);
    }
  }

  /** More pixels than are worked on at a time, and no multiple of that. */
  @Test
  void step_manyPixelsInFloats_computesWhatDoublesDo() {
    InputType input = InputType.convolutional(7, 9, 12, CNN2DFormat.NHWC);
    INDArray x = Gaussian.array(FLOAT, 1, 3, 7, 9, 12).muli(2);
    INDArray epsilon = Gaussian.array(FLOAT, 2, 3, 7, 9, 12);
    Step found = Step.of(Module.net(FLOAT, input, new LocalResponseNorm(4, 0.1)), x, epsilon);
    Step wanted =
        Step.of(
            Module.net(DOUBLE, input, new LocalResponseNorm(4, 0.1)),
            x.castTo(DOUBLE),
            epsilon.castTo(DOUBLE));
    assertThat(Difference.between(found.out(), wanted.out())).isLessThan(TOLERANCE);
    assertThat(Difference.between(found.below(), wanted.below())).isLessThan(TOLERANCE);
  }

  @Test
  void output_evaluation_isTheSameAsInTraining() {
    MultiLayerNetwork net = net(FLOAT, 5, new LocalResponseNorm(2, 0.1));
    INDArray x = images(FLOAT, 2, 5);
    assertThat(Chain.bits(net.output(x, false))).isEqualTo(Chain.bits(net.output(x, true)));
  }

  @Test
  void step_gapsInMemoryOrOtherBatchesBefore_changeNothing() {
    INDArray x = images(FLOAT, 2, 5);
    INDArray epsilon = epsilon(FLOAT, 2, 5);
    MultiLayerNetwork net = net(FLOAT, 5, new LocalResponseNorm(2, 0.1));
    Step plain = Step.of(net, x, epsilon);
    Step.of(net, images(FLOAT, 7, 5).muli(1e6), epsilon(FLOAT, 7, 5));
    INDArray wide = Nd4j.concat(3, epsilon.mul(7), epsilon);
    INDArray view = wide.get(all(), all(), all(), interval(5, 10));
    Step gapped = Step.of(net, x.dup('f'), view);
    assertThat(Chain.bits(gapped.out())).isEqualTo(Chain.bits(plain.out()));
    assertThat(Chain.bits(gapped.below())).isEqualTo(Chain.bits(plain.below()));
  }

  @Test
  void gradient_belowNormalisation_passesDeeplearning4jsCheck() {
    ComputationGraph net =
        Chain.net(
            DOUBLE,
            InputType.convolutional(3, 2, 2, CNN2DFormat.NHWC),
            new Convolution.Builder(3).nOut(5).biasInit(0.1).build(),
            new LocalResponseNorm(2, 0.3));
    assertThat(GradientCheck.passes(net, images(DOUBLE, 2, 2), Chain.labels(DOUBLE, 4, 2)))
        .isTrue();
  }

  /** Why this layer exists; once this fails, Deeplearning4j's own can take over. */
  @Test
  void stockLayer_largeAlpha_hasAWrongGradient() {
    INDArray x = images(DOUBLE, 2, 12);
    INDArray epsilon = epsilon(DOUBLE, 2, 12);
    MultiLayerNetwork net =
        Module.net(
            DOUBLE,
            InputType.convolutional(3, 2, 12),
            new LocalResponseNormalization.Builder(1, 9, 0.1, 0.75).build());
    Step found = Step.of(net, x.permute(0, 3, 1, 2).dup(), epsilon.permute(0, 3, 1, 2).dup());
    Response reference = new Response(4, 0.1);
    assertThat(Difference.between(found.out().permute(0, 2, 3, 1).dup('c'), reference.of(x)))
        .isLessThan(1e-12);
    INDArray below = found.below().permute(0, 2, 3, 1).dup('c');
    assertThat(Difference.between(below, reference.gradient(x, epsilon))).isGreaterThan(0.01);
  }

  private static MultiLayerNetwork net(DataType type, int channels, LocalResponseNorm norm) {
    return Module.net(type, InputType.convolutional(3, 2, channels, CNN2DFormat.NHWC), norm);
  }

  /** Of a size at which the normalisation matters. */
  private static INDArray images(DataType type, int batch, int channels) {
    return Gaussian.array(type, 1, batch, 3, 2, channels).muli(2);
  }

  private static INDArray epsilon(DataType type, int batch, int channels) {
    return Gaussian.array(type, 2, batch, 3, 2, channels);
  }
}
