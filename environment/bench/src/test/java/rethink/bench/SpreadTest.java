package rethink.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void of_oddCount_takesTheValuesThemselves() {
    assertThat(Spread.of(5, 1, 4, 2, 3)).isEqualTo(new Spread(2, 3, 4));
  }

  @Test
  void of_evenCount_interpolates() {
    assertThat(Spread.of(4, 1, 3, 2)).isEqualTo(new Spread(1.75, 2.5, 3.25));
  }

  @Test
  void of_single_hasNoWidth() {
    assertThat(Spread.of(7)).isEqualTo(new Spread(7, 7, 7));
  }

  @Test
  void of_nothing_isRefused() {
    assertThatThrownBy(Spread::of)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one");
  }
}
