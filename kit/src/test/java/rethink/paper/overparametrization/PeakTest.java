package rethink.paper.overparametrization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PeakTest {
  @Test
  void of_doubleDescent_isItsTopOverTheHigherSide() {
    Peak peak = Peak.of(new double[] {0.9, 0.5, 0.8, 0.6, 0.3});
    assertThat(peak.at()).isEqualTo(2);
    assertThat(peak.height()).isCloseTo(0.3, within(1e-12));
    assertThat(Peak.of(new double[] {0.9, 0.5, 0.8, 0.7, 0.7}).height())
        .isCloseTo(0.1, within(1e-12));
  }

  @Test
  void of_curveThatFallsOrRisesThroughout_hasNoHeight() {
    assertThat(Peak.of(new double[] {3, 2, 1}).height()).isNegative();
    assertThat(Peak.of(new double[] {1, 2, 3}).height()).isNegative();
    assertThat(Peak.of(new double[] {2, 1, 3}).height()).isNegative();
  }

  @Test
  void of_twoPoints_isRefused() {
    assertThatThrownBy(() -> Peak.of(new double[2])).hasMessageContaining("2 points");
  }
}
