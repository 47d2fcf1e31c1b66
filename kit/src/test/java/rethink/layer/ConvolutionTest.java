package rethink.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.nd4j.linalg.api.buffer.DataType.DOUBLE;
import static org.nd4j.linalg.api.buffer.DataType.FLOAT;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class ConvolutionTest {
  private static final Module SMALL = new Module(3, 1, 2, 3, 6, 5, true);

  static Stream<Module> modules() {
    return Stream.of(1, 3, 5)
        .flatMap(
            kernel ->
                Stream.of(
                    new Module(kernel, 1, 2, 3, 7, 6, true),
                    new Module(kernel, 1, 2, 3, 6, 5, false),
                    new Module(kernel, 2, 2, 3, 8, 8, true),
                    new Module(kernel, 2, 2, 3, 7, 9, true),
                    new Module(kernel, 2, 2, 3, 7, 8, false)));
  }

  /** Both in doubles, whose rounding shows below 1e-14. */
  @ParameterizedTest
  @MethodSource({"modules", "rethink.layer.Module#ofInceptionV3"})
  void threeSteps_inDoubles_computeWhatStockLayersDo(Module module) {
    for (int batch : new int[] {1, 4}) {
      MultiLayerNetwork net = module.net(DOUBLE);
      Stock stock = new Stock(module, net);
      for (int step = 0; step < 3; step++) {
        INDArray x = module.images(step, batch).castTo(DOUBLE);
        INDArray epsilon = module.epsilon(100 + step, batch).castTo(DOUBLE);
        Step found = Step.of(net, x, epsilon);
        Step wanted = stock.step(x, epsilon);
        assertSame("activations", found.out(), wanted.out());
        assertSame("gradient at input", found.below(), wanted.below());
        assertSame("weights", net.getParam("0_W"), stock.weights());
        assertSame("shift", net.getParam("0_b"), stock.net.getParam(stock.shift()));
        if (module.normalized()) {
          assertSame("mean", net.getParam("0_mean"), stock.net.getParam("1_mean"));
          assertSame("variance", net.getParam("0_var"), stock.net.getParam("1_var"));
        }
      }
      INDArray x = module.images(50, batch).castTo(DOUBLE);
      assertSame("evaluation", net.output(x), stock.output(x));
    }
  }

  private static void assertSame(String what, INDArray found, INDArray wanted) {
    assertThat(found.length()).as(what).isEqualTo(wanted.length());
    assertThat(Difference.between(found, wanted.dup('c'))).as(what).isLessThan(1e-12);
  }

  @Test
  void output_afterTraining_usesRunningStatisticsNotTheBatch() {
    MultiLayerNetwork net = SMALL.net(FLOAT);
    INDArray x = SMALL.images(7, 4).mul(3).add(5);
    for (int step = 0; step < 60; step++) {
      Step.of(net, x, SMALL.epsilon(2, 4).mul(1e-6));
    }
    INDArray trained = net.feedForward(x, true).get(1).dup();
    // After 60 steps on one batch 0.9^60 = 0.2 % of the first statistics is left.
    assertThat(Difference.between(net.output(x), trained)).isLessThan(0.02);
    INDArray inBatch = net.output(x).get(interval(0, 1), all(), all(), all()).dup();
    INDArray alone = net.output(x.get(interval(0, 1), all(), all(), all()).dup());
    assertThat(Difference.between(alone, inBatch)).isLessThan(1e-5);
  }

  @Test
  void init_newLayer_hasTheSpreadOfHeAndTheBiasAskedFor() {
    MultiLayerNetwork net = new Module(5, 1, 16, 32, 7, 7, true).net(FLOAT);
    INDArray weights = net.getParam("0_W");
    double wanted = Math.sqrt(2.0 / (16 * 25));
    // Of 12,800 draws the standard error of the deviation is 0.6 %, that of the mean 0.9 %.
    assertThat(weights.stdNumber().doubleValue()).isCloseTo(wanted, within(0.04 * wanted));
    assertThat(weights.meanNumber().doubleValue()).isCloseTo(0, within(0.05 * wanted));
    assertThat(net.getParam("0_b").toFloatVector()).containsOnly(0.1f);
    assertThat(net.getParam("0_mean").toFloatVector()).containsOnly(0);
    assertThat(net.getParam("0_var").toFloatVector()).containsOnly(1);
  }
}
