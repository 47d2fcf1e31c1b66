package rethink.theory.complexity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class NormsTest {
  private final ReluMlp net = MadeMlp.of(5, 6, 4, 3, 2);
  private final ReluMlp start = MadeMlp.of(6, 6, 4, 3, 2);
  private final Norms norms = Norms.of(net, start);

  @Test
  void of_smallNetwork_countsAndMeasuresAllWeights() {
    double[] values = net.values().toDoubleVector();
    double[] before = start.values().toDoubleVector();
    double squares = 0;
    double distance = 0;
    for (int i = 0; i < values.length; i++) {
      squares += values[i] * values[i];
      distance += Math.pow(values[i] - before[i], 2);
    }
    assertThat(norms.parameters()).isEqualTo(7 * 4 + 5 * 3 + 4 * 2);
    assertThat(norms.frobenius()).isCloseTo(Math.sqrt(squares), within(1e-12));
    assertThat(norms.distance()).isCloseTo(Math.sqrt(distance), within(1e-12));
  }

  @Test
  void spectral_productOfLayers_isThatOfSingularValueDecompositions() {
    double product = 1;
    double correction = 0;
    for (int layer = 0; layer < 3; layer++) {
      double[][] w = net.weights(layer).toDoubleMatrix();
      double largest = new SingularValueDecomposition(new Array2DRowRealMatrix(w)).getNorm();
      double lengths = 0;
      for (int unit = 0; unit < w[0].length; unit++) {
        double square = 0;
        for (double[] row : w) {
          square += row[unit] * row[unit];
        }
        lengths += Math.sqrt(square);
      }
      product *= largest;
      correction += Math.pow(lengths / largest, 2.0 / 3);
    }
    assertThat(norms.spectral()).isCloseTo(product, within(1e-10));
    assertThat(norms.complexity()).isCloseTo(product * Math.pow(correction, 1.5), within(1e-9));
  }

  @Test
  void path_smallNetwork_isTheSumOverAllPaths() {
    double sum = 0;
    for (int from = 0; from < 3; from++) {
      sum += fromLayer(from);
    }
    assertThat(norms.path()).isCloseTo(sum, within(1e-10));
  }

  /** All paths that begin with a bias of this layer, and for the first with an input, too. */
  private double fromLayer(int layer) {
    double[][] w = net.weights(layer).toDoubleMatrix();
    double[] b = net.biases(layer).toDoubleVector();
    double sum = 0;
    for (int unit = 0; unit < b.length; unit++) {
      double here = Math.abs(b[unit]);
      for (int input = 0; layer == 0 && input < w.length; input++) {
        here += Math.abs(w[input][unit]);
      }
      sum += here * onwards(layer + 1, unit);
    }
    return sum;
  }

  private double onwards(int layer, int unit) {
    if (layer == 3) {
      return 1;
    }
    INDArray weights = net.weights(layer);
    double sum = 0;
    for (int next = 0; next < weights.columns(); next++) {
      sum += Math.abs(weights.getDouble(unit, next)) * onwards(layer + 1, next);
    }
    return sum;
  }

  @Test
  void of_rescaledNetwork_keepsPathAndSpectralNormAlone() {
    Norms rescaled = Norms.of(withoutBiases(net).rescaled(0, 8), start);
    Norms plain = Norms.of(withoutBiases(net), start);
    assertThat(rescaled.path()).isCloseTo(plain.path(), within(1e-9));
    assertThat(rescaled.spectral()).isCloseTo(plain.spectral(), within(1e-9));
    assertThat(rescaled.complexity()).isCloseTo(plain.complexity(), within(1e-8));
    assertThat(rescaled.frobenius()).isGreaterThan(2 * plain.frobenius());
  }

  private static ReluMlp withoutBiases(ReluMlp net) {
    ReluMlp copy = net.with(net.values().dup());
    for (int layer = 0; layer < copy.layers(); layer++) {
      copy.biases(layer).assign(0);
    }
    return copy;
  }
}
