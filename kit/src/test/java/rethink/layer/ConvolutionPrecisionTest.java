package rethink.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nd4j.linalg.api.buffer.DataType.DOUBLE;
import static org.nd4j.linalg.api.buffer.DataType.FLOAT;

import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The quick convolution in floats against the portable one in doubles. */
class ConvolutionPrecisionTest {
  /**
   * Some ten float roundings in a row; the largest difference seen is 3e-6, by Winograd's method
   * 2.4e-6.
   */
  private static final double TOLERANCE = 1e-5;

  static Stream<Module> few() {
    return Stream.of(1, 3, 5)
        .flatMap(
            kernel ->
                Stream.of(
                    new Module(kernel, 1, 3, 4, 7, 6, true),
                    new Module(kernel, 1, 1, 1, 6, 5, false),
                    new Module(kernel, 2, 2, 3, 8, 8, true),
                    new Module(kernel, 2, 2, 3, 7, 9, true),
                    new Module(kernel, 2, 2, 3, 7, 8, false)));
  }

  /** Numbers of channels at which oneDNN takes other ways. */
  static Stream<Module> many() {
    return Stream.of(true, false)
        .flatMap(
            normalized ->
                Stream.of(
                    new Module(3, 1, 3, 24, 14, 14, normalized),
                    new Module(3, 1, 3, 96, 9, 9, normalized),
                    new Module(3, 1, 16, 16, 14, 13, normalized),
                    new Module(3, 1, 16, 32, 13, 14, normalized),
                    new Module(3, 1, 32, 48, 9, 8, normalized),
                    new Module(3, 1, 64, 64, 8, 8, normalized),
                    new Module(3, 1, 12, 20, 14, 14, normalized),
                    new Module(3, 1, 20, 12, 7, 7, normalized),
                    new Module(3, 1, 20, 1, 7, 7, normalized),
                    new Module(3, 2, 32, 48, 14, 13, normalized),
                    new Module(1, 1, 64, 32, 14, 14, normalized),
                    new Module(1, 1, 12, 20, 14, 14, normalized),
                    new Module(5, 1, 3, 64, 9, 9, normalized),
                    new Module(5, 1, 64, 64, 7, 7, normalized),
                    new Module(1, 1, 32, 48, 7, 7, normalized).kernel(1, 7),
                    new Module(1, 1, 32, 48, 3, 3, normalized).kernel(7, 1),
                    new Module(1, 1, 16, 16, 1, 1, normalized).kernel(1, 3),
                    new Module(3, 2, 3, 32, 15, 14, normalized).unpadded(),
                    new Module(3, 1, 32, 32, 15, 14, normalized).unpadded(),
                    new Module(3, 2, 32, 48, 9, 8, normalized).unpadded()));
  }

  @ParameterizedTest
  @MethodSource({"few", "many", "rethink.layer.Module#ofInceptionV3"})
  void threeSteps_inFloats_computeWhatDoublesDo(Module module) {
    for (int batch : new int[] {1, 4}) {
      compare(module, batch);
    }
  }

  /** In batches of this size oneDNN takes Winograd's method, by DNNL_VERBOSE=1 and AVX-512. */
  @ParameterizedTest
  @MethodSource
  void threeSteps_byWinogradsMethod_computeWhatDoublesDo(Module module) {
    compare(module, 16);
  }

  static Stream<Module> threeSteps_byWinogradsMethod_computeWhatDoublesDo() {
    return Stream.of(
        new Module(3, 1, 32, 32, 14, 14, true),
        new Module(3, 1, 48, 32, 14, 14, false),
        // Here for the gradient of the weights, too.
        new Module(3, 1, 240, 160, 7, 7, true));
  }

  private static void compare(Module module, int batch) {
    MultiLayerNetwork quick = module.net(FLOAT);
    MultiLayerNetwork exact = module.net(DOUBLE);
    exact.setParams(quick.params().castTo(DOUBLE));
    for (int step = 0; step < 3; step++) {
      INDArray x = module.images(step, batch);
      INDArray epsilon = module.epsilon(100 + step, batch);
      epsilon.muli(sameSide(quick, exact, x));
      Step found = Step.of(quick, x, epsilon);
      Step wanted = Step.of(exact, x.castTo(DOUBLE), epsilon.castTo(DOUBLE));
      assertSame("activations", found.out(), wanted.out());
      assertSame("gradient", found.gradient(), wanted.gradient());
      assertSame("gradient at input", found.below(), wanted.below());
      assertSame("parameters", quick.params(), exact.params());
    }
    INDArray x = module.images(50, batch);
    assertSame("evaluation", quick.output(x), exact.output(x.castTo(DOUBLE)));
  }

  /**
   * One where both rectifiers let a value pass or both stop it, 0 where rounding has decided
   * otherwise: there gradients may well differ.
   */
  private static INDArray sameSide(MultiLayerNetwork quick, MultiLayerNetwork exact, INDArray x) {
    INDArray found = quick.feedForward(x, true).get(1).gt(0).castTo(FLOAT);
    INDArray wanted = exact.feedForward(x.castTo(DOUBLE), true).get(1).gt(0).castTo(FLOAT);
    return found.eq(wanted).castTo(FLOAT);
  }

  private static void assertSame(String what, INDArray found, INDArray wanted) {
    assertThat(Difference.between(found, wanted)).as(what).isLessThan(TOLERANCE);
  }
}
