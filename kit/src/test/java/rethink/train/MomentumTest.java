package rethink.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.schedule.FixedSchedule;

class MomentumTest {
  private static final double[][] GRADIENTS = {{1, -2}, {0.5, 3}, {-4, 0.25}, {2, 2}};
  private static final double[] RATES = {0.1, 0.1, 0.05, 0.4};

  @Test
  void applyUpdater_changingRate_isTheHeavyBallWithTheRateOutsideTheVelocity() {
    Momentum momentum = new Momentum(RATES[0], 0.9);
    GradientUpdater<?> updater = momentum.instantiate(Nd4j.ones(1, 2).muli(7), true);
    double[] velocity = new double[2];
    for (int step = 0; step < 4; step++) {
      momentum.setLrAndSchedule(RATES[step], null);
      INDArray gradient = Nd4j.createFromArray(GRADIENTS[step]).reshape(1, 2);
      updater.applyUpdater(gradient, step, 0);
      for (int k = 0; k < 2; k++) {
        velocity[k] = 0.9 * velocity[k] + GRADIENTS[step][k];
        assertThat(gradient.getDouble(k)).isCloseTo(RATES[step] * velocity[k], within(1e-6));
        assertThat(updater.getState().get("velocity").getDouble(k))
            .isCloseTo(velocity[k], within(1e-6));
      }
    }
  }

  @Test
  void instantiate_savedState_goesOnWithItsVelocity() {
    GradientUpdater<?> updater =
        new Momentum(0.1, 0.5).instantiate(Map.of("velocity", Nd4j.createFromArray(4f)), false);
    INDArray gradient = Nd4j.createFromArray(1f);
    updater.applyUpdater(gradient, 0, 0);
    assertThat(gradient.getDouble(0)).isCloseTo(0.1 * (0.5 * 4 + 1), within(1e-7));
  }

  @Test
  void stateSize_anyNumberOfParameters_isThatNumber() {
    assertThat(new Momentum(0.1, 0.9).stateSize(1_649_402)).isEqualTo(1_649_402);
  }

  @Test
  void equals_sameSettings_holdsForCloneToo() {
    Momentum momentum = new Momentum(0.1, 0.9);
    assertThat(momentum.clone()).isEqualTo(momentum).hasSameHashCodeAs(momentum);
    assertThat(momentum).isNotEqualTo(new Momentum(0.2, 0.9)).isNotEqualTo(new Momentum(0.1, 0.8));
  }

  @Test
  void setLrAndSchedule_schedule_isRefused() {
    assertThatThrownBy(() -> new Momentum(0.1, 0.9).setLrAndSchedule(0.1, new FixedSchedule(0.1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("schedules live in the training loop; set a plain rate");
  }

  @ParameterizedTest
  @CsvSource({"0, 0.9", "-1, 0.9", "NaN, 0.9", "0.1, 1", "0.1, -0.1", "0.1, NaN"})
  void construct_impossibleSettings_saysWhichArePossible(double rate, double momentum) {
    assertThatThrownBy(() -> new Momentum(rate, momentum))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "learning rate %s and momentum %s; wanted a rate above 0 and a momentum in [0, 1)"
                .formatted(rate, momentum));
  }
}
