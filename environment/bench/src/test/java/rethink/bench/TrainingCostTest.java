package rethink.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rethink.model.Mlp;
import rethink.model.Model;

class TrainingCostTest {

  @ParameterizedTest
  @CsvSource({
    "mlp-1x512, 4.85e6",
    "mlp-3x512, 7.99e6",
    "alexnet, 143.2e6",
    "inception, 1221e6",
  })
  void flopPerImage_paperNetwork_agreesWithCountByHand(String model, double wanted) {
    assertThat((double) TrainingCost.flopPerImage(Model.named(model)))
        .isCloseTo(wanted, withinPercentage(0.1));
  }

  @Test
  void flopPerImage_mlp_leavesOutGradientOfImages() {
    long first = 2352 * 8;
    long second = 8 * 10;
    assertThat(TrainingCost.flopPerImage(new Mlp(1, 8))).isEqualTo(2 * (2 * first + 3 * second));
  }
}
