package rethink.theory.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rethink.theory.kernel.ConjugateGradients.Solution;

class ConjugateGradientsTest {

  @Property(tries = 50)
  void solve_wellConditioned_isLapacksInDouble(
      @ForAll @IntRange(min = 1, max = 60) int n,
      @ForAll @IntRange(min = 1, max = 20) int tile,
      @ForAll @IntRange(min = 1, max = 3) int columns) {
    Dense matrix = Dense.random(n, n, n);
    double[] b = waves(n * columns);
    Solution found = solve(matrix, 0.1, tile, b, 1e-13);
    assertThat(Dense.difference(found.x(), matrix.solve(0.1, b))).isLessThan(1e-12);
  }

  @ParameterizedTest
  @CsvSource({"800, 0.001, 1e-9", "150, 0.0001, 1e-7"})
  void solve_conditionBeyondSinglePrecision_stillReachesItsResidual(
      int n, double gamma, double tolerance) {
    Dense matrix = Made.gram(Made.noise(n, 8, 2, 3), gamma);
    assertThat(matrix.condition()).isBetween(0x1p26, 0x1p36);
    double[] b = waves(2 * n);
    Solution found = solve(matrix, 0, 48, b, tolerance);
    assertThat(found.relativeResidual()).isLessThanOrEqualTo(tolerance);
    assertThat(Dense.difference(matrix.times(found.x()), b)).isLessThan(1.1 * tolerance);
  }

  @Test
  void solve_relativeResidual_isTheTrueOne() {
    Dense matrix = Made.gram(Made.noise(100, 6, 2, 1), 0.01);
    double[] b = waves(200);
    Solution found = solve(matrix, 0, 16, b, 1e-6);
    assertThat(Dense.difference(matrix.times(found.x()), b))
        .isEqualTo(found.relativeResidual(), org.assertj.core.data.Offset.offset(1e-12));
  }

  @Test
  void solve_singularButSolvable_isSolved() {
    Dense half = Dense.random(30, 1, 1);
    Dense matrix = Dense.of(60, (i, j) -> half.at(i % 30, j % 30));
    double[] b = matrix.times(waves(60));
    assertThat(solve(matrix, 0, 8, b, 1e-9).relativeResidual()).isLessThanOrEqualTo(1e-9);
  }

  @Test
  void solve_singularAndNotSolvable_saysSo() {
    Dense matrix = Dense.of(2, (i, j) -> 1);
    assertThatThrownBy(() -> solve(matrix, 0, 2, new double[] {1, 0}, 1e-6))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("wanted 1.0e-06")
        .hasMessageContaining("ridge");
  }

  @Test
  void solve_nothing_isNothing() {
    Solution found = solve(Dense.random(5, 5, 1), 0, 2, new double[5], 1e-6);
    assertThat(found.x()).containsOnly(0);
    assertThat(found.relativeResidual()).isZero();
  }

  @Test
  void product_severalBlocks_isThePlainOneAndTheSameTwice() {
    int n = 2_050;
    Dense matrix = Dense.of(n, (i, j) -> Math.cos(i) * Math.cos(j) + (i == j ? 1 : 0));
    double[] x = waves(2 * n);
    double[] found = GramProduct.of(matrix, x, part -> {});
    assertThat(Dense.difference(found, matrix.times(x))).isLessThan(1e-13);
    assertThat(GramProduct.of(matrix, x, part -> {})).isEqualTo(found);
  }

  private static Solution solve(
      Dense matrix, double ridge, int tile, double[] b, double tolerance) {
    try (LowerTriangle factor = new LowerTriangle(matrix.size(), tile)) {
      TiledCholesky.factor(matrix, ridge, factor, part -> {});
      return ConjugateGradients.solve(matrix, ridge, factor, b, tolerance, (steps, text) -> {});
    }
  }

  private static double[] waves(int length) {
    double[] values = new double[length];
    Arrays.setAll(values, i -> Math.sin(1 + i * 1.7));
    return values;
  }
}
