package rethink.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuredTest {

  @Test
  void over_other_dividesWithinRounds() {
    Measured ours = new Measured(List.of(new Turn(10, 0), new Turn(30, 0), new Turn(80, 0)));
    Measured peer = new Measured(List.of(new Turn(5, 0), new Turn(30, 0), new Turn(20, 0)));
    assertThat(ours.over(peer)).isEqualTo(new Spread(1.5, 2, 3));
  }

  @Test
  void and_sibling_addsSpeedAndKeepsLargerMemory() {
    assertThat(new Turn(10, 7).and(new Turn(20, 5))).isEqualTo(new Turn(30, 7));
  }

  @Test
  void parse_line_restoresTurn() {
    Turn turn = new Turn(1234.5678e9, 1L << 40);
    assertThat(Turn.parse(turn.line())).isEqualTo(turn);
  }
}
