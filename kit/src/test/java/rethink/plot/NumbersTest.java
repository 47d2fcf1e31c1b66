package rethink.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-3, -3",
    "0.30000000000000004, 0.3",
    "2.30258, 2.303",
    "0.00012345, 0.0001234",
    "0.00001, 1e-5",
    "-0.0000123456, -1.235e-5",
    "9999.7, 10000",
    "12345.6, '12,346'",
    "1649402, '1,649,402'",
    "1e18, 1e18",
    "NaN, NaN",
    "-Infinity, -infinity"
  })
  void brief_value_readsWell(double value, String expected) {
    assertThat(Numbers.brief(value)).isEqualTo(expected);
  }

  @Test
  void labels_linear_haveEquallyManyDecimals() {
    var labels = Ticks.labels(new Range(0, 2.5, false), 7);
    assertThat(labels.apply(0.0)).isEqualTo("0.0");
    assertThat(labels.apply(1.5)).isEqualTo("1.5");
    assertThat(Ticks.labels(new Range(0, 25, false), 8).apply(10.0)).isEqualTo("10");
  }

  @Test
  void labels_shortLogarithmic_standAtOneTwoFive() {
    var labels = Ticks.labels(new Range(8, 200, true), 6);
    assertThat(labels.apply(10.0)).isEqualTo("10");
    assertThat(labels.apply(20.0)).isEqualTo("20");
    assertThat(labels.apply(30.0)).isBlank();
    assertThat(labels.apply(50.0)).isEqualTo("50");
  }
}
