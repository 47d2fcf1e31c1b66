package rethink.paper.complexity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rethink.data.Dataset;
import rethink.log.MadeRun;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.paper.Scale;
import rethink.plot.Chart;
import rethink.train.Experiment;

class RandomSignsFitTest {
  private static final RandomSignsFit FIGURE =
      new RandomSignsFit(
          new Dataset("shapes", 400, 10),
          List.of(2, 16),
          List.of(50, 100),
          List.of(1L, 2L, 3L),
          32,
          40,
          "");

  /** Narrow networks fit the less the more images there are; each seed 0.02 more than the last. */
  private static Runs runs() {
    return new Runs(FIGURE.experiments().stream().map(RandomSignsFitTest::run).toList());
  }

  private static Run run(Experiment experiment) {
    boolean wide = experiment.model().name().equals("mlp-1x16");
    double fit = wide ? 0.94 : 0.75 - experiment.dataset().trainSize() / 400.0;
    return MadeRun.of(experiment, (1 + fit + 0.02 * experiment.seed()) / 2, 0.1, 1.0, 0.1);
  }

  @ParameterizedTest
  @EnumSource
  void experiments_anyScale_areSignsWithIdsOfTheirOwn(Scale scale) {
    List<Experiment> experiments = RandomSignsFit.at(scale).experiments();
    assertThat(experiments).extracting(Experiment::id).doesNotHaveDuplicates();
    assertThat(experiments).allMatch(e -> e.corruption().name().equals("random-signs"));
    assertThat(experiments.stream().map(Experiment::seed).distinct().count())
        .isGreaterThanOrEqualTo(3);
  }

  @Test
  void chart_madeRuns_isTwiceTheAccuracyMinusOneWithBands() {
    Chart chart = FIGURE.chart(runs());
    assertThat(chart.name()).isEqualTo("rademacher-networks");
    assertThat(chart.lines()).hasSize(2);
    assertThat(chart.bands()).hasSize(2);
    assertThat(chart.lines().get(0).y()[1]).isCloseTo(0.54, offset());
    assertThat(chart.bands().get(1).low()[0]).isCloseTo(0.96, offset());
  }

  @Test
  void table_madeRuns_hasStandardErrorsOverDraws() {
    var table = FIGURE.table(runs());
    assertThat(table.rowCount()).isEqualTo(4);
    assertThat(table.getString(1, "estimate")).isEqualTo("0.540");
    assertThat(table.getString(1, "standard error")).isEqualTo("0.012");
    assertThat(FIGURE.lowestOfWidest(runs())).isCloseTo(0.98, offset());
  }

  @Test
  void within_someRuns_keepsSizesThatAreWhole() {
    List<Run> all = runs().all();
    RandomSignsFit lacking = FIGURE.within(new Runs(all.subList(0, all.size() - 1)));
    assertThat(lacking.units()).containsExactly(2, 16);
    assertThat(lacking.sizes()).containsExactly(50);
    assertThat(lacking.chart(runs()).name()).isEqualTo("rademacher-networks-recorded");
    RandomSignsFit narrow = FIGURE.within(new Runs(all.subList(0, 6)));
    assertThat(narrow.units()).containsExactly(2);
    assertThat(narrow.sizes()).containsExactly(50, 100);
    assertThat(FIGURE.within(new Runs(List.of())).experiments()).isEmpty();
  }

  private static org.assertj.core.data.Offset<Double> offset() {
    return org.assertj.core.api.Assertions.within(1e-9);
  }
}
