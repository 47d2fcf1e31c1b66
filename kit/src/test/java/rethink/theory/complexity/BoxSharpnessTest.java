package rethink.theory.complexity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class BoxSharpnessTest {
  private static final double EPSILON = 0.05;
  private static final int[] LABELS = {0, 1, 1, 0, 1};

  /** Without hidden layers the loss is convex, so its maximum is at one of 2^8 corners. */
  @Test
  void of_convexLoss_isThatOfTheWorstCorner() {
    ReluMlp net = MadeMlp.of(7, 3, 2);
    INDArray x = MadeMlp.points(7, 5, 3);
    double loss = net.loss(x, LABELS);
    double most = loss;
    double[] values = net.values().toDoubleVector();
    for (int corner = 0; corner < 1 << values.length; corner++) {
      INDArray moved = net.values().dup();
      for (int i = 0; i < values.length; i++) {
        double side = (corner >> i & 1) == 0 ? -EPSILON : EPSILON;
        moved.putScalar(i, values[i] + side * (Math.abs(values[i]) + 1));
      }
      most = Math.max(most, net.with(moved).loss(x, LABELS));
    }
    assertThat(new BoxSharpness(EPSILON, 5).of(net, x, LABELS))
        .isCloseTo(100 * (most - loss) / (1 + loss), within(1e-9));
  }

  @Test
  void of_sameFunctionRescaled_isFarSharper() {
    ReluMlp net = MadeMlp.of(8, 6, 8, 2);
    INDArray x = MadeMlp.points(8, 5, 6);
    BoxSharpness box = new BoxSharpness(5e-4, 5);
    assertThat(box.of(net.rescaled(0, 1024), x, LABELS))
        .isGreaterThan(100 * box.of(net, x, LABELS));
  }

  @Test
  void of_largerBox_isNotLess() {
    ReluMlp net = MadeMlp.of(9, 6, 8, 2);
    INDArray x = MadeMlp.points(9, 5, 6);
    double small = new BoxSharpness(1e-4, 5).of(net, x, LABELS);
    double large = new BoxSharpness(1e-3, 5).of(net, x, LABELS);
    assertThat(small).isPositive();
    assertThat(large).isGreaterThan(small);
  }

  @Test
  void box_noSizeOrSteps_isRefused() {
    assertThatThrownBy(() -> new BoxSharpness(0, 5)).hasMessageContaining("wanted a positive size");
    assertThatThrownBy(() -> new BoxSharpness(1e-3, 0)).hasMessageContaining("at least one step");
  }
}
