package rethink.theory.complexity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import rethink.data.RandomStream;
import rethink.theory.linear.LinearProblem;

class LinearRademacherTest {
  private static final double[][] X =
      LinearProblem.gaussian(8, new double[3], 0, RandomStream.of(1, "rows")).x();

  @Test
  void ofBall_eightPoints_isTheMeanOverAllSigns() {
    double exact = 0;
    for (int signs = 0; signs < 256; signs++) {
      double[] sum = new double[3];
      for (int i = 0; i < 8; i++) {
        for (int k = 0; k < 3; k++) {
          sum[k] += ((signs >> i & 1) == 0 ? 1 : -1) * X[i][k];
        }
      }
      exact += 2.5 / 8 * Math.sqrt(sum[0] * sum[0] + sum[1] * sum[1] + sum[2] * sum[2]) / 256;
    }
    Estimate found = LinearRademacher.ofBall(X, 2.5, 20_000, RandomStream.of(2, "signs"));
    assertThat(found.mean()).isCloseTo(exact, within(4 * found.standardError()));
    assertThat(found.standardError()).isLessThan(0.01 * exact);
    assertThat(LinearRademacher.boundOfBall(X, 2.5)).isBetween(exact, 1.2 * exact);
  }

  @Test
  void boundOfBall_orthogonalPoints_isExact() {
    double[][] axes = {{2, 0, 0}, {0, 2, 0}, {0, 0, 2}};
    Estimate found = LinearRademacher.ofBall(axes, 1.5, 10, RandomStream.of(1, "signs"));
    assertThat(found.mean()).isCloseTo(LinearRademacher.boundOfBall(axes, 1.5), within(1e-12));
    assertThat(found.standardError()).isLessThan(1e-12);
    assertThat(found.mean()).isCloseTo(1.5 * 2 / Math.sqrt(3), within(1e-12));
  }

  @Test
  void fitOfSigns_asManyFeaturesAsRows_isOne() {
    LinearProblem rows = LinearProblem.gaussian(20, new double[20], 0, RandomStream.of(3, "rows"));
    double[] signs = LinearRademacher.signs(20, RandomStream.of(3, "signs"));
    assertThat(signs).containsOnly(-1, 1).contains(-1, 1);
    assertThat(LinearRademacher.fitOfSigns(rows.withTargets(signs))).isEqualTo(1);
  }

  @Test
  void fitOfSigns_oneConstantFeature_isTheMajority() {
    LinearProblem rows =
        new LinearProblem(new double[][] {{1}, {1}, {1}, {1}}, new double[] {1, 1, 1, -1});
    assertThat(LinearRademacher.fitOfSigns(rows)).isEqualTo(0.5);
  }

  @Test
  void estimate_oneDraw_isRefused() {
    assertThat(Estimate.of(1, 3)).isEqualTo(new Estimate(2, 1, 2));
    assertThatThrownBy(() -> Estimate.of(1)).hasMessageContaining("at least 2");
  }
}
