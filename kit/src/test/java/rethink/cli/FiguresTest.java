package rethink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rethink.paper.Scale;

class FiguresTest {
  @Test
  void experiments_paperScale_areAsManyRowsTimesFiveSeeds() {
    assertThat(Figures.experiments("table1", Scale.PAPER)).hasSize(5 * 5 * 5);
    assertThat(Figures.experiments("table4", Scale.PAPER)).hasSize(5 * 3 * 5);
    assertThat(Figures.experiments("2", Scale.PAPER)).hasSize(4 * 5);
  }
}
