package rethink.theory.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rethink.theory.GaussianRows;

class MinimumNormTest {
  @ParameterizedTest
  @CsvSource({"5, 12", "12, 12", "12, 5", "1, 3", "3, 1"})
  void of_anyShape_isTheSolutionByThePseudoInverse(int n, int d) {
    LinearProblem problem = problem(n, d, 1);
    MinimumNorm solution = MinimumNorm.of(problem);
    SingularValueDecomposition reference =
        new SingularValueDecomposition(new Array2DRowRealMatrix(problem.x()));
    RealVector wanted = reference.getSolver().solve(new ArrayRealVector(problem.y()));
    assertThat(solution.weights()).containsExactly(wanted.toArray(), within(1e-11));
    assertThat(solution.singularValues())
        .containsExactly(reference.getSingularValues(), within(1e-13));
    assertThat(solution.rank()).isEqualTo(Math.min(n, d));
  }

  @Test
  void of_fewRows_isTheGramFormulaOfThePaper() {
    LinearProblem problem = problem(6, 20, 2);
    RealMatrix x = new Array2DRowRealMatrix(problem.x());
    RealMatrix gram = x.multiply(x.transpose());
    RealVector alpha =
        new LUDecomposition(gram).getSolver().solve(new ArrayRealVector(problem.y()));
    assertThat(MinimumNorm.of(problem).weights())
        .containsExactly(x.transpose().operate(alpha).toArray(), within(1e-13));
  }

  @ParameterizedTest
  @CsvSource({"5, 12", "12, 12", "12, 5"})
  void each_severalTargets_areTheSolutionsOfEach(int n, int d) {
    LinearProblem one = problem(n, d, 1);
    double[] other = problem(n, d, 5).y();
    double[][] found = MinimumNorm.each(one.x(), one.y(), other);
    assertThat(found[0]).containsExactly(MinimumNorm.of(one).weights(), within(1e-12));
    assertThat(found[1])
        .containsExactly(MinimumNorm.of(one.withTargets(other)).weights(), within(1e-12));
  }

  @Test
  void of_repeatedRow_hasTheRankOfTheOthers() {
    double[] row = {1, 2, 2};
    MinimumNorm solution =
        MinimumNorm.of(new LinearProblem(new double[][] {row, row}, new double[] {9, 9}));
    assertThat(solution.rank()).isEqualTo(1);
    assertThat(solution.weights()).containsExactly(new double[] {1, 2, 2}, within(1e-14));
  }

  @Test
  void of_valuesThatAreNotFinite_isRefused() {
    LinearProblem problem = new LinearProblem(new double[][] {{Double.NaN}}, new double[] {1});
    assertThatThrownBy(() -> MinimumNorm.of(problem)).hasMessageContaining("not finite");
  }

  @Test
  void ridge_anyPenalty_shrinksEachDirectionByItsShare() {
    LinearProblem problem =
        new LinearProblem(new double[][] {{3, 0}, {0, 0.5}}, new double[] {3, 0.5});
    double[] w = MinimumNorm.ridge(problem, 0.7).weights();
    assertThat(w)
        .containsExactly(
            new double[] {Shrinkage.ridge(9, 0.7), Shrinkage.ridge(0.25, 0.7)}, within(1e-14));
  }

  @Test
  void inNullSpace_anyVector_isUnseenAndOrthogonalToTheRest() {
    LinearProblem problem = problem(6, 20, 3);
    double[] vector = GaussianRows.of(1, 20, 4)[0];
    double[] unseen = MinimumNorm.inNullSpace(problem, vector);
    double[] seen = MinimumNorm.inSpan(problem, vector);
    assertThat(problem.predict(unseen)).containsExactly(new double[6], within(1e-13));
    assertThat(Vectors.dot(unseen, seen)).isCloseTo(0, within(1e-13));
    assertThat(Vectors.plus(unseen, 1, seen)).containsExactly(vector, within(1e-15));
    assertThat(Vectors.norm(unseen)).isGreaterThan(1);
  }

  @Test
  void problem_rowsOfDifferentLength_isRefused() {
    assertThatThrownBy(() -> new LinearProblem(new double[][] {{1}, {1, 2}}, new double[2]))
        .hasMessageContaining("rows of 1 and 2 features");
    assertThatThrownBy(() -> new LinearProblem(new double[][] {{1}}, new double[2]))
        .hasMessageContaining("1 rows and 2 targets");
  }

  static LinearProblem problem(int n, int d, long seed) {
    return new LinearProblem(
        GaussianRows.of(n, d, seed), Arrays.copyOf(GaussianRows.of(1, n, seed + 100)[0], n));
  }
}
