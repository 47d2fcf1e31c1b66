package rethink.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nd4j.linalg.api.buffer.DataType.DOUBLE;

import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class ConvolutionGradientTest {

  static Stream<Module> modules() {
    return Stream.of(1, 3, 5)
        .flatMap(
            kernel ->
                Stream.of(true, false)
                    .flatMap(
                        normalized ->
                            Stream.of(
                                new Module(kernel, 1, 2, 3, 4, 5, normalized),
                                new Module(kernel, 2, 2, 3, 5, 4, normalized),
                                new Module(kernel, 2, 1, 2, 6, 3, normalized))));
  }

  /** The convolution below gets its gradient through the one in question. */
  @ParameterizedTest
  @MethodSource("modules")
  void gradient_inDoubles_isTheSlopeOfTheLoss(Module module) {
    for (int batch : new int[] {1, 3}) {
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
}
