package rethink.theory.complexity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ReluMlpTest {
  private static final int[] LABELS = {0, 2, 1, 2};

  @Test
  void outputs_smallNetwork_areThoseOfItsFormula() {
    ReluMlp net = MadeMlp.of(1, 3, 4, 2, 3);
    INDArray x = MadeMlp.points(1, 4, 3);
    double[][] outputs = net.outputs(x).toDoubleMatrix();
    for (int point = 0; point < 4; point++) {
      double[] values = x.getRow(point).toDoubleVector();
      for (int layer = 0; layer < 3; layer++) {
        double[][] w = net.weights(layer).toDoubleMatrix();
        double[] sums = net.biases(layer).toDoubleVector();
        for (int to = 0; to < sums.length; to++) {
          for (int from = 0; from < values.length; from++) {
            sums[to] += values[from] * w[from][to];
          }
          sums[to] = layer < 2 ? Math.max(0, sums[to]) : sums[to];
        }
        values = sums;
      }
      assertThat(outputs[point]).containsExactly(values, within(1e-12));
    }
  }

  @Test
  void gradient_everyWeight_isTheDifferenceQuotient() {
    ReluMlp net = MadeMlp.of(2, 3, 5, 4, 3);
    INDArray x = MadeMlp.points(2, 4, 3);
    double[] gradient = net.gradient(x, LABELS).toDoubleVector();
    assertThat(gradient).hasSize(4 * 5 + 6 * 4 + 5 * 3);
    for (int i = 0; i < gradient.length; i++) {
      double quotient =
          (moved(net, i, 1e-6).loss(x, LABELS) - moved(net, i, -1e-6).loss(x, LABELS)) / 2e-6;
      assertThat(gradient[i]).isCloseTo(quotient, within(1e-7));
    }
  }

  private static ReluMlp moved(ReluMlp net, int weight, double by) {
    INDArray values = net.values().dup();
    values.putScalar(weight, values.getDouble(weight) + by);
    return net.with(values);
  }

  @Test
  void rescaled_powerOfTwo_isTheSameFunctionToTheLastBit() {
    ReluMlp net = MadeMlp.of(3, 6, 8, 5, 3);
    INDArray x = MadeMlp.points(3, 20, 6);
    for (int layer : new int[] {0, 1}) {
      ReluMlp other = net.rescaled(layer, 1024);
      assertThat(other.outputs(x)).isEqualTo(net.outputs(x));
      assertThat(other.outputs(x).sub(net.outputs(x)).amaxNumber().doubleValue()).isZero();
      assertThat(other.values()).isNotEqualTo(net.values());
    }
    assertThat(net.rescaled(0, 3).outputs(x).sub(net.outputs(x)).amaxNumber().doubleValue())
        .isLessThan(1e-12);
  }

  @Test
  void rescaled_lastLayer_isRefused() {
    assertThatThrownBy(() -> MadeMlp.of(1, 3, 4, 2).rescaled(1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("layer 1 by 2.0; wanted a layer 0..0 and a positive factor");
  }

  @Test
  void of_convolution_isRefused() {
    assertThatThrownBy(() -> ReluMlp.of(Map.of("conv1_W", Nd4j.zeros(3, 3, 3, 8))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("conv1_W");
  }
}
