package rethink.theory.expressivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rethink.theory.GaussianRows;

class GradientSearchTest {
  private static final double[][] POINTS = GaussianRows.of(6, 3, 1);
  private static final double[] VALUES = {1, -1, 1, 1, -1, -1};

  @ParameterizedTest
  @CsvSource({"false, 5, 26", "true, 5, 19"})
  void parameters_bothShapes_areThoseOfTheNetwork(boolean line, int hidden, int wanted) {
    GradientSearch search = new GradientSearch(line, hidden, 0.01, 3, 1, 1);
    assertThat(search.parameters(3))
        .isEqualTo(wanted)
        .isEqualTo((int) search.network(3).numParams());
  }

  @Test
  void run_wideNetwork_comesDownAndRepeats() {
    GradientSearch search = new GradientSearch(false, 30, 0.02, 3, 150, 2);
    GradientSearch.Found found = search.run(POINTS, VALUES, POINTS);
    double[] losses = found.losses();
    assertThat(found.at()).startsWith(0, 1, 2).endsWith(150);
    assertThat(losses[losses.length - 1]).isLessThan(losses[0] / 100);
    assertThat(found.outputs()).containsExactly(VALUES, within(0.2));
    assertThat(search.run(POINTS, VALUES, POINTS).losses()).containsExactly(losses);
  }
}
