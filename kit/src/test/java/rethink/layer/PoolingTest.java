package rethink.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nd4j.linalg.api.buffer.DataType.DOUBLE;
import static org.nd4j.linalg.api.buffer.DataType.FLOAT;

import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class PoolingTest {
  /** Sums of up to 72 floats. */
  private static final double TOLERANCE = 1e-6;

  static Stream<Arguments> poolings() {
    return Stream.of(
            List.of(2, 1),
            List.of(2, 2),
            List.of(3, 1),
            List.of(3, 2),
            List.of(1, 2),
            List.of(0, 1))
        .flatMap(
            pooling ->
                Stream.of(List.of(6, 8), List.of(7, 5), List.of(2, 1), List.of(9, 8))
                    .flatMap(
                        side ->
                            Stream.of(1, 3)
                                .map(
                                    batch ->
                                        Arguments.of(
                                            pooling.get(0),
                                            pooling.get(1),
                                            side.get(0),
                                            side.get(1),
                                            batch))));
  }

  @ParameterizedTest(name = "window {0}, stride {1}, image {2}x{3}, batch {4}")
  @MethodSource("poolings")
  void step_floatsAndDoubles_computeTheLargestOrTheMean(
      int window, int stride, int height, int width, int batch) {
    assertComputes(new Pools(window, stride), height, width, batch);
  }

  /** As Inception V3 has them: means within the image's bounds, maxima without padding. */
  @ParameterizedTest
  @CsvSource({"3, 1, true, true", "3, 2, false, false", "2, 2, true, true", "3, 2, false, true"})
  void step_meansAndUnpaddedWindows_computeWhatTheirDefinitionSays(
      int window, int stride, boolean padded, boolean mean) {
    Pools reference = new Pools(window, stride, padded, mean);
    assertComputes(reference, 6, 8, 1);
    assertComputes(reference, 7, 3, 3);
  }

  private static void assertComputes(Pools reference, int height, int width, int batch) {
    Pooling pooling = reference.layer();
    for (int channels : new int[] {1, 5, 16}) {
      // Below 0, so that padding with zeros would show.
      INDArray x = Gaussian.array(DOUBLE, 1, batch, height, width, channels).subi(5);
      INDArray wanted = reference.of(x);
      INDArray epsilon = Gaussian.array(DOUBLE, 2, wanted.shape());
      for (DataType type : new DataType[] {FLOAT, DOUBLE}) {
        double tolerance = type == FLOAT ? TOLERANCE : 1e-14;
        INDArray images = x.castTo(type);
        MultiLayerNetwork net = net(type, images, pooling);
        Step step = Step.of(net, images, epsilon.castTo(type));
        assertThat(step.out().shape()).isEqualTo(wanted.shape());
        assertThat(Difference.between(step.out(), wanted)).isLessThan(tolerance);
        assertThat(Difference.between(step.below(), reference.gradient(x, epsilon)))
            .isLessThan(tolerance);
        assertThat(Chain.bits(net.output(images))).isEqualTo(Chain.bits(step.out()));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "3, 2", "0, 1"})
  void step_gapsInMemory_changeNothing(int window, int stride) {
    Pooling pooling = window == 0 ? Pooling.globalMean() : Pooling.max(window, stride);
    INDArray x = Gaussian.array(FLOAT, 1, 2, 5, 6, 3);
    INDArray epsilon = Gaussian.array(FLOAT, 2, new Pools(window, stride).of(x).shape());
    Step plain = Step.of(net(FLOAT, x, pooling), x, epsilon);
    Step gapped = Step.of(net(FLOAT, x, pooling), x.dup('f'), epsilon.dup('f'));
    assertThat(Chain.bits(gapped.out())).isEqualTo(Chain.bits(plain.out()));
    assertThat(Chain.bits(gapped.below())).isEqualTo(Chain.bits(plain.below()));
  }

  /** Rectified images are full of equal zeros. */
  @Test
  void step_equalValues_sendEachGradientDownOnce() {
    INDArray x = Nd4j.zeros(FLOAT, 1, 6, 6, 1);
    INDArray epsilon = Gaussian.array(FLOAT, 2, 1, 3, 3, 1);
    INDArray below = Step.of(net(FLOAT, x, Pooling.max(2, 2)), x, epsilon).below();
    assertThat(Difference.between(new Pools(2, 2).sums(below), epsilon)).isLessThan(TOLERANCE);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 1, true, false",
    "3, 2, true, false",
    "0, 1, true, false",
    "3, 1, true, true",
    "3, 2, false, false"
  })
  void gradient_belowPooling_passesDeeplearning4jsCheck(
      int window, int stride, boolean padded, boolean mean) {
    ComputationGraph net =
        Chain.net(
            DOUBLE,
            InputType.convolutional(5, 4, 2, CNN2DFormat.NHWC),
            new Convolution.Builder(3).nOut(3).biasInit(0.1).build(),
            new Pools(window, stride, padded, mean).layer());
    INDArray x = Gaussian.array(DOUBLE, 3, 2, 5, 4, 2);
    assertThat(GradientCheck.passes(net, x, Chain.labels(DOUBLE, 4, 2))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "-1, 1", "2, 0"})
  void max_impossible_saysWhatIsPossible(int window, int stride) {
    assertThatThrownBy(() -> Pooling.max(window, stride))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("max-pooling of %d pixels, stride %d; both must be at least 1", window, stride);
    assertThatThrownBy(() -> Pooling.mean(window, stride))
        .hasMessageStartingWith("mean-pooling of %d pixels", window);
  }

  @Test
  void init_channelsFirst_saysWhatToGiveTheNetwork() {
    assertThatThrownBy(() -> Module.net(FLOAT, InputType.convolutional(4, 4, 3), Pooling.max(2, 2)))
        .hasStackTraceContaining("it wants images [batch, height, width, channels]")
        .hasStackTraceContaining("CNN2DFormat.NHWC");
  }

  private static MultiLayerNetwork net(DataType type, INDArray images, Pooling pooling) {
    return Module.net(
        type,
        InputType.convolutional(images.size(1), images.size(2), images.size(3), CNN2DFormat.NHWC),
        pooling);
  }
}
