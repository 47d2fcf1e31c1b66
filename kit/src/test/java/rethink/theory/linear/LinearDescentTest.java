package rethink.theory.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rethink.theory.GaussianRows;

class LinearDescentTest {
  /** Its rows are singular vectors, so that each weight goes its own way. */
  private static final LinearProblem DIAGONAL =
      new LinearProblem(new double[][] {{2, 0}, {0, 0.3}}, new double[] {2, 0.3});

  @ParameterizedTest
  @CsvSource({"0.1, 1", "0.1, 7", "0.4, 50", "0.6, 3"})
  void path_plainDescent_isTheClosedForm(double rate, int steps) {
    // The loss is a mean over two rows.
    double[] w =
        last(DIAGONAL, new LinearDescent(UpdateRule.SGD, rate, 2, 1), new double[2], steps);
    assertThat(w)
        .containsExactly(
            new double[] {
              Shrinkage.descent(4, rate / 2, steps), Shrinkage.descent(0.09, rate / 2, steps)
            },
            within(1e-14));
  }

  @Test
  void path_momentum_addsUpGradients() {
    double[] w =
        last(DIAGONAL, new LinearDescent(UpdateRule.MOMENTUM, 0.1, 2, 1), new double[2], 2);
    double first = 0.1 * 2;
    double second = first + 0.1 * (0.9 * 2 + 2 * (1 - first));
    assertThat(w[0]).isCloseTo(second, within(1e-15));
  }

  @Test
  void path_adam_movesEveryCoordinateByTheRateAtFirst() {
    double[] w = last(DIAGONAL, new LinearDescent(UpdateRule.ADAM, 0.1, 2, 1), new double[2], 1);
    assertThat(w).containsExactly(new double[] {0.1, 0.1}, within(1e-6));
  }

  @Test
  void path_sgdInBatches_arrivesAtMinimumNormPlusWhatNoRowSees() {
    LinearProblem problem = MinimumNormTest.problem(8, 20, 1);
    double[] start = GaussianRows.of(1, 20, 5)[0];
    double[] minimum = MinimumNorm.of(problem).weights();
    LinearDescent sgd = new LinearDescent(UpdateRule.SGD, 0.05, 2, 1);
    assertThat(last(problem, sgd, new double[20], 10_000)).containsExactly(minimum, within(1e-12));
    double[] unseen = MinimumNorm.inNullSpace(problem, start);
    assertThat(last(problem, sgd, start, 10_000))
        .containsExactly(Vectors.plus(minimum, 1, unseen), within(1e-12));
  }

  @Test
  void path_batchThatDoesNotDivideTheRows_usesWholeBatches() {
    LinearProblem problem = MinimumNormTest.problem(5, 9, 1);
    double[] w = last(problem, new LinearDescent(UpdateRule.SGD, 0.05, 2, 1), new double[9], 9000);
    assertThat(problem.loss(w)).isLessThan(1e-20);
  }

  @Property
  void shrinkage_anyProduct_isWithinThirtyPercentOfRidge(
      @ForAll @DoubleRange(min = -9, max = 9) double power,
      @ForAll @DoubleRange(min = 0.01, max = 1000) double time) {
    double s2 = Math.pow(10, power);
    double ratio = Shrinkage.flow(s2, time) / Shrinkage.ridge(s2, 1 / time);
    assertThat(ratio).isBetween(1 - 1e-12, 1.2985);
  }

  @Test
  void descent_smallRate_becomesFlow() {
    assertThat(Shrinkage.descent(2, 1e-8, 50_000_000))
        .isCloseTo(Shrinkage.flow(2, 0.5), within(1e-8));
  }

  private static double[] last(
      LinearProblem problem, LinearDescent descent, double[] start, int steps) {
    List<LinearDescent.Point> path = descent.path(problem, start, steps);
    assertThat(path.get(path.size() - 1).step()).isEqualTo(steps);
    return path.get(path.size() - 1).weights();
  }
}
