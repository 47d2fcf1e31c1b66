package rethink.paper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void of_values_givesMeanAndSampleDeviation() {
    assertThat(Spread.of(2, 4, 6)).isEqualTo(new Spread(4, 2, 3));
    assertThat(Spread.of(2, 4, 6).toString("%.1f")).isEqualTo("4.0 ± 2.0");
  }

  @Test
  void toString_oneSeed_hasNoDeviation() {
    assertThat(Spread.of(7).toString("%.0f")).isEqualTo("7");
  }

  @Test
  void dividedBy_unit_scalesBoth() {
    assertThat(Spread.of(2, 4, 6).dividedBy(2)).isEqualTo(new Spread(2, 1, 3));
  }

  @Test
  void toString_anySeedWithoutNumber_isNotReached() {
    assertThat(Spread.of(1, Double.NaN, 3).toString("%.1f")).isEqualTo("not reached");
    assertThat(Spread.of().toString("%.1f")).isEqualTo("not reached");
    assertThat(Spread.of(1, 2).dividedBy(Double.NaN).toString("%.1f")).isEqualTo("not reached");
  }
}
