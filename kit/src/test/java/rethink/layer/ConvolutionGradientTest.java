package rethink.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nd4j.linalg.api.buffer.DataType.DOUBLE;

import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class ConvolutionGradientTest {

  static Stream<Arguments> modules() {
    return Stream.of(1, 3, 5)
        .flatMap(
            kernel ->
                Stream.of(true, false)
                    .flatMap(
                        normalized ->
                            Stream.of(
                                Arguments.of(new Module(kernel, 1, 2, 3, 4, 5, normalized), 3),
                                Arguments.of(new Module(kernel, 2, 2, 3, 5, 4, normalized), 1),
                                Arguments.of(new Module(kernel, 2, 1, 2, 6, 3, normalized), 2))));
  }

  static Stream<Arguments> modulesOfInceptionV3() {
    return Module.ofInceptionV3().map(module -> Arguments.of(module, 2));
  }

  /** The convolution below gets its gradient through the one in question. */
  @ParameterizedTest(name = "{0}, batch {1}")
  @MethodSource({"modules", "modulesOfInceptionV3"})
  void gradient_anyModule_passesDeeplearning4jsCheck(Module module, int batch) {
    ComputationGraph net =
        Chain.net(
            DOUBLE,
            module.input(),
            new Convolution.Builder(1).nOut(module.in()).inputGradient(false).build(),
            module.layer().build());
    INDArray x = module.images(3, batch).castTo(DOUBLE);
    assertThat(GradientCheck.passes(net, x, Chain.labels(DOUBLE, 2, batch))).isTrue();
  }
}
