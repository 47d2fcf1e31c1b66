package rethink.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.nd4j.linalg.api.buffer.DataType.DOUBLE;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import rethink.layer.Twin.Module;
import rethink.layer.Twin.Step;

class FusedConvolutionTest {
  /** Some ten float roundings in a row; the largest difference seen is 2e-6. */
  private static final double TOLERANCE = 1e-5;

  private static final Module SMALL = new Module(3, 1, 2, 3, 6, 5, true);

  static Stream<Module> modules() {
    Stream<Module> small =
        IntStream.of(1, 3, 5)
            .boxed()
            .flatMap(
                kernel ->
                    Stream.of(
                        new Module(kernel, 1, 2, 3, 7, 6, true),
                        new Module(kernel, 1, 2, 3, 6, 5, false),
                        new Module(kernel, 2, 2, 3, 8, 8, true),
                        new Module(kernel, 2, 2, 3, 7, 9, true),
                        new Module(kernel, 2, 2, 3, 7, 8, false)));
    // From 8 channels on, oneDNN takes other kernels.
    Stream<Module> wide =
        Stream.of(new Module(3, 1, 16, 24, 14, 14, true), new Module(3, 2, 16, 8, 14, 14, false));
    return Stream.concat(small, wide);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void threeSteps_anyModule_computeWhatStockLayersDoInDouble(Module module) {
    for (int batch : new int[] {1, 4}) {
      Twin twin = new Twin(module);
      for (int step = 0; step < 3; step++) {
        INDArray x = twin.images(step, batch);
        INDArray epsilon = twin.epsilon(100 + step, batch);
        Step found = Twin.step(twin.fused, x, epsilon);
        Step wanted = Twin.step(twin.stock, x.castTo(DOUBLE), epsilon.castTo(DOUBLE));
        assertSame("activations", found.out(), wanted.out());
        assertSame("gradient of weights", found.weights(), wanted.weights());
        // Under normalisation it is 0, by the cancelling of up to 784 terms of about 1.
        assertThat(Difference.between(found.bias(), wanted.bias())).isLessThan(1e-4);
        assertSame("gradient at input", found.below(), wanted.below());
      }
      assertSame("weights", twin.fused.getParam("0_W"), twin.stock.getParam("0_W"));
      if (module.normalized()) {
        assertSame("mean", twin.fused.getParam("0_mean"), twin.stock.getParam("1_mean"));
        assertSame("variance", twin.fused.getParam("0_var"), twin.stock.getParam("1_var"));
      }
      INDArray x = twin.images(50, batch);
      assertSame("evaluation", twin.fused.output(x), twin.stock.output(x.castTo(DOUBLE)));
    }
  }

  @Test
  void step_gapsInMemory_computesTheSameBits() {
    Twin twin = new Twin(SMALL);
    Twin same = new Twin(SMALL);
    INDArray x = twin.images(1, 4);
    INDArray epsilon = twin.epsilon(2, 4);
    Step plain = Twin.step(twin.fused, x, epsilon);
    Step gapped = Twin.step(same.fused, x.dup('f'), secondHalfOfChannels(epsilon));
    assertThat(gapped.out()).isEqualTo(plain.out());
    assertThat(gapped.weights()).isEqualTo(plain.weights());
    assertThat(gapped.below()).isEqualTo(plain.below());
  }

  /** The same values as a view of a wider array, as under a concatenation. */
  private static INDArray secondHalfOfChannels(INDArray array) {
    INDArray wide = Nd4j.concat(1, array.mul(7), array);
    long channels = array.size(1);
    return wide.get(all(), interval(channels, 2 * channels), all(), all());
  }

  @Test
  void output_afterTraining_usesRunningStatisticsNotTheBatch() {
    Twin twin = new Twin(SMALL);
    INDArray x = twin.images(7, 4).mul(3).add(5);
    for (int step = 0; step < 60; step++) {
      Twin.step(twin.fused, x, twin.epsilon(2, 4).mul(1e-6));
    }
    INDArray trained = twin.fused.feedForward(x, true).get(1).dup();
    // After 60 steps on one batch 0.9^60 = 0.2 % of the first statistics is left.
    assertThat(Difference.between(twin.fused.output(x), trained)).isLessThan(0.02);
    INDArray inBatch = twin.fused.output(x).get(interval(0, 1), all(), all(), all());
    INDArray alone = twin.fused.output(x.get(interval(0, 1), all(), all(), all()).dup());
    assertSame("one image alone", alone, inBatch);
  }

  @Test
  void init_newLayer_hasTheSpreadOfHeAndTheBiasAskedFor() {
    Twin twin = new Twin(new Module(5, 1, 16, 32, 7, 7, true));
    INDArray weights = twin.fused.getParam("0_W");
    double wanted = Math.sqrt(2.0 / (16 * 25));
    // Of 12,800 draws the standard error of the deviation is 0.6 %, that of the mean 0.9 %.
    assertThat(weights.stdNumber().doubleValue()).isCloseTo(wanted, within(0.04 * wanted));
    assertThat(weights.meanNumber().doubleValue()).isCloseTo(0, within(0.05 * wanted));
    assertThat(twin.fused.getParam("0_b").toFloatVector()).containsOnly(0.1f);
    assertThat(twin.fused.getParam("0_mean").toFloatVector()).containsOnly(0);
    assertThat(twin.fused.getParam("0_var").toFloatVector()).containsOnly(1);
  }

  @Test
  void init_doubles_areRefusedByName() {
    FusedConvolution layer = new FusedConvolution.Builder(3).nOut(2).name("stem").build();
    assertThatThrownBy(() -> Twin.net(DOUBLE, 8, 8, 2, layer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("layer 'stem' got data type DOUBLE; it computes in FLOAT only");
  }

  private static void assertSame(String what, INDArray found, INDArray wanted) {
    assertThat(Difference.between(found, wanted)).as(what).isLessThan(TOLERANCE);
  }
}
