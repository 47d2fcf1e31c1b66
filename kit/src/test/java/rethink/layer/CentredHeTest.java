package rethink.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInitRelu;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CentredHeTest {
  private static final long[] KERNELS = {3, 3, 20, 16};
  private static final double FAN_IN = 180;

  @BeforeEach
  void load() {
    Natives.load();
  }

  @ParameterizedTest
  @ValueSource(chars = {'c', 'f'})
  void init_kernels_areHesLessEachUnitsMean(char order) {
    INDArray he = drawn(new WeightInitRelu(), order);
    INDArray centred = drawn(new CentredHe(), order);
    assertThat(centred.mean(0, 1, 2).amaxNumber().doubleValue()).isCloseTo(0, within(1e-15));
    INDArray taken = he.sub(centred);
    INDArray means = he.mean(0, 1, 2);
    for (int unit = 0; unit < KERNELS[3]; unit++) {
      assertThat(taken.getDouble(0, 0, 0, unit))
          .isCloseTo(means.getDouble(unit), within(1e-15))
          .isCloseTo(taken.getDouble(2, 1, 19, unit), within(1e-15));
    }
    assertThat(centred.stdNumber().doubleValue()).isCloseTo(Math.sqrt(2 / FAN_IN), within(0.004));
  }

  /** Weights live in a network's one vector of parameters, so they have to land there. */
  @ParameterizedTest
  @ValueSource(chars = {'c', 'f'})
  void init_intoAView_fillsThatView(char order) {
    INDArray vector = Nd4j.zeros(DataType.DOUBLE, 180 * 16);
    INDArray weights = new CentredHe().init(FAN_IN, 0, KERNELS, order, vector);
    assertThat(vector.sumNumber().doubleValue()).isCloseTo(0, within(1e-12));
    weights.putScalar(new int[] {0, 0, 0, 0}, 42);
    assertThat(vector.getDouble(0)).isEqualTo(42);
  }

  private static INDArray drawn(IWeightInit init, char order) {
    Nd4j.getRandom().setSeed(1);
    INDArray vector = Nd4j.zeros(DataType.DOUBLE, 180 * 16);
    return init.init(FAN_IN, 0, KERNELS, order, vector);
  }
}
