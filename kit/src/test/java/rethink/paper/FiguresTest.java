package rethink.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import rethink.train.Experiment;

class FiguresTest {
  @Test
  void experiments_tables1And4_areTheWholeGrid() {
    List<Experiment> grid =
        RegularizerGrid.at(Scale.PAPER, rethink.data.Dataset.current()).experiments();
    assertThat(Figures.experiments("table1", Scale.PAPER)).hasSize(5 * 5 * 5).isSubsetOf(grid);
    assertThat(Figures.experiments("table4", Scale.PAPER)).hasSize(5 * 3 * 5).isSubsetOf(grid);
    assertThat(Figures.experiments("2", Scale.PAPER)).hasSize(4 * 5);
  }
}
