package rethink.theory.expressivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.factory.Nd4j;
import rethink.theory.GaussianRows;

class FiniteSampleNetTest {
  private static final int N = 60;
  private static final int D = 7;
  private static final double[][] POINTS = GaussianRows.of(N, D, 1);
  private static final double[][] OTHERS = GaussianRows.of(40, D, 2);
  private static final double[][] VALUES = GaussianRows.of(3, N, 3);

  @Test
  void parameters_oneOutput_areTwiceThePointsAndTheDimension() {
    assertThat(one().parameters()).isEqualTo(2 * N + D);
    assertThat(three().parameters()).isEqualTo(N + D + 3 * N);
  }

  @ParameterizedTest
  @EnumSource(Summation.class)
  void outputs_anyPoints_areThePlainSum(Summation summation) {
    double[] x = three().project(Sample.of(OTHERS));
    double[][] plain = three().plainOutputs(x);
    double[][] outputs = three().outputs(x, summation);
    for (int i = 0; i < 3; i++) {
      assertThat(outputs[i]).containsExactly(plain[i], within(1e-9));
    }
  }

  @Test
  void network_anyPoints_agreesAndTakesTheValues() {
    MultiLayerNetwork network = three().network();
    double[][] plain = three().plainOutputs(three().project(Sample.of(OTHERS)));
    assertClose(network, OTHERS, plain);
    assertClose(network, POINTS, VALUES);
    // Beside the free numbers there is a one into each unit.
    assertThat(network.numParams()).isEqualTo(three().parameters() + N);
    network.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, N})
  void deep_anyDepth_agreesWithinWidthAndWeights(int depth) {
    DeepFiniteSampleNet deep = new DeepFiniteSampleNet(one(), depth);
    MultiLayerNetwork network = deep.network();
    assertClose(network, POINTS, new double[][] {VALUES[0]});
    assertClose(network, OTHERS, one().plainOutputs(one().project(Sample.of(OTHERS))));
    assertThat(network.getnLayers()).isEqualTo(depth + 3);
    long widest =
        Arrays.stream(network.getLayers())
            .mapToLong(layer -> layer.getParam("W").size(1))
            .max()
            .orElseThrow();
    assertThat(widest).isEqualTo(deep.width()).isLessThanOrEqualTo((N + depth - 1) / depth + 5);
    long weights = Arrays.stream(network.params().toDoubleVector()).filter(w -> w != 0).count();
    assertThat(weights).isLessThanOrEqualTo(5 * N + D + 14L * depth + 6);
    network.close();
  }

  @Test
  void deep_impossibleDepth_isRefused() {
    assertThatThrownBy(() -> new DeepFiniteSampleNet(one(), N + 1))
        .hasMessage("1 outputs and 61 layers for 60 units; wanted one output, and 1 to 60 layers");
    assertThatThrownBy(() -> new DeepFiniteSampleNet(three(), 2)).hasMessageContaining("3 outputs");
  }

  private static void assertClose(MultiLayerNetwork network, double[][] points, double[][] wanted) {
    double[][] found = network.output(Nd4j.createFromArray(points)).transpose().toDoubleMatrix();
    for (int i = 0; i < wanted.length; i++) {
      assertThat(found[i]).containsExactly(wanted[i], within(1e-9));
    }
  }

  private static FiniteSampleNet one() {
    return FiniteSampleFit.stable().fit(Sample.of(POINTS), VALUES[0]);
  }

  private static FiniteSampleNet three() {
    return FiniteSampleFit.stable().fit(Sample.of(POINTS), VALUES);
  }
}
