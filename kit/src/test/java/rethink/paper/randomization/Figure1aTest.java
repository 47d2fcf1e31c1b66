package rethink.paper.randomization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rethink.data.Dataset;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.model.Mlp;
import rethink.model.SmallAlexNet;
import rethink.model.SmallInception;
import rethink.paper.Published;
import rethink.paper.Scale;
import rethink.plot.Band;
import rethink.plot.Chart;
import rethink.plot.ImageGrid;
import rethink.plot.Line;
import rethink.plot.Panels;
import rethink.plot.Style;
import rethink.train.Experiment;
import rethink.train.StopRule;

class Figure1aTest {

  @Test
  void at_standard_isAsManyImagesAsEachNetworkAffords() {
    assertThat(Figure1a.at(Scale.STANDARD).subjects())
        .extracting(subject -> subject.setting().dataset().trainSize())
        .containsExactly(10_000, 5_000, Dataset.current().trainSize());
  }

  @Test
  void within_runsOfOneSeed_keepsThatSeedAndNetwork() {
    MadeFigure made = new MadeFigure(1L, 2L, 3L);
    List<Run> whole = made.runs().where(run -> run.seed() != 2).all();
    Runs torn = new Runs(whole.stream().filter(run -> !isLast(run)).toList());
    assertThat(made.figure.within(torn).subjects())
        .singleElement()
        .satisfies(subject -> assertThat(subject.seeds()).containsExactly(1L));
    assertThat(made.figure.within(new Runs(List.of())).subjects()).isEmpty();
  }

  private static boolean isLast(Run run) {
    return run.seed() == 3 && run.corruption().equals("random-labels");
  }

  @Test
  void at_quick_isOneExperimentForEachNetworkConditionAndSeed() {
    List<Experiment> experiments = Figure1a.at(Scale.QUICK).experiments();
    assertThat(experiments).hasSize(3 * 5 * 3);
    assertThat(values(experiments, Experiment::model)).hasSize(3);
    assertThat(values(experiments, e -> e.corruption().name()))
        .containsExactlyInAnyOrderElementsOf(MadeFigure.KEYS);
    assertThat(values(experiments, Experiment::seed)).hasSize(3);
    assertThat(values(experiments, e -> e.dataset().trainSize())).containsExactly(320);
    assertThat(values(experiments, e -> e.dataset().testSize())).containsExactly(200);
  }

  @Test
  void at_paper_isThePublishedSizes() {
    Figure1a figure = Figure1a.at(Scale.PAPER);
    assertThat(figure.experiments()).hasSize(3 * 5 * 5);
    assertThat(figure.subjects())
        .extracting(subject -> subject.network().model())
        .containsExactly(new SmallInception(true, 1), new SmallAlexNet(), new Mlp(1, 512));
    assertThat(figure.dataset()).isEqualTo(Dataset.current());
    assertThat(values(figure.experiments(), Experiment::batch)).containsExactly(128);
    assertThat(values(figure.experiments(), Experiment::decay)).containsExactly(0.95, 0.98);
    assertThat(figure.experiments().stream().map(Experiment::stop).distinct())
        .as("one rule for every network and condition")
        .containsExactly(new StopRule(0.05, 0.995, 2));
    assertThat(values(figure.experiments(), Experiment::momentum)).containsExactly(0.9);
  }

  @ParameterizedTest
  @EnumSource
  void experiments_anyScale_haveIdsOfTheirOwn(Scale scale) {
    assertThat(Figure1a.at(scale).experiments()).extracting(Experiment::id).doesNotHaveDuplicates();
  }

  @Test
  void chart_severalSeeds_hasALineAndABandForEachCondition() {
    MadeFigure made = new MadeFigure(1L, 2L);
    Panels panels = made.figure.chart(made.runs());
    assertThat(panels.charts()).hasSize(1);
    Chart chart = panels.charts().get(0);
    assertThat(chart.lines()).extracting(Line::key).containsExactlyElementsOf(MadeFigure.KEYS);
    assertThat(chart.bands()).extracting(Band::key).containsExactlyElementsOf(MadeFigure.KEYS);
    assertThat(chart.lines().get(0).x()).containsExactly(10, 20);
    assertThat(chart.lines().get(0).y()).containsExactly(Math.log(10), 0.1);
    assertThat(chart.caption()).startsWith("shapes, 100 images, batches of 10. Mean of 2 seeds");
  }

  @Test
  void chart_oneSeed_hasLinesOnly() {
    MadeFigure made = new MadeFigure(1L);
    Chart chart = made.figure.chart(made.runs()).charts().get(0);
    assertThat(chart.lines()).hasSize(5);
    assertThat(chart.bands()).isEmpty();
  }

  @Test
  void besidePaper_knownRuns_measuresBothInStepsOfTrueLabels() {
    MadeFigure made = new MadeFigure(1L, 2L);
    Chart chart = made.figure.besidePaper(made.runs());
    assertThat(chart.lines()).hasSize(10);
    for (int i = 0; i < 5; i++) {
      Line here = chart.lines().get(2 * i);
      Line paper = chart.lines().get(2 * i + 1);
      assertThat(List.of(here.key(), paper.key())).containsOnly(MadeFigure.KEYS.get(i));
      assertThat(here.style()).isEqualTo(Style.SOLID);
      assertThat(paper.style()).isEqualTo(Style.DASHED);
      assertThat(here.x()).startsWith(0.5, 1.0); // 10 and 20 steps of 20
      Line published = Published.figure1().panel("1a").line(MadeFigure.KEYS.get(i));
      assertThat(paper.y()).isEqualTo(published.y());
      for (int point = 0; point < published.size(); point++) {
        assertThat(paper.x()[point]).isCloseTo(published.x()[point] / 3.1, within(1e-12));
      }
    }
    assertThat(chart.caption())
        .endsWith("The unit is 20 steps here and 3.1 thousand in the paper.");
  }

  @Test
  void besidePaper_trueLabelsNeverFitted_drawsThePaperAloneAndAsksForMoreEpochs() {
    MadeFigure made = new MadeFigure(1L).losses("true-labels", 2.3, 1.5);
    Chart chart = made.figure.besidePaper(made.runs());
    assertThat(chart.lines()).hasSize(5).extracting(Line::style).containsOnly(Style.DASHED);
    assertThat(chart.caption())
        .contains("small MLP did not come down to loss 0.1")
        .endsWith("in 50 epochs, so that only the paper's curves are drawn; give more epochs.");
  }

  @Test
  void samples_shapes_showTenPicturesOfEachCondition() {
    ImageGrid grid = new MadeFigure(1L).figure.samples();
    assertThat(grid.rows()).hasSize(5).allSatisfy(row -> assertThat(row.tiles()).hasSize(10));
    assertThat(grid.rows().get(0).tiles()).noneMatch(ImageGrid.Tile::wrong);
    assertThat(grid.rows().get(4).tiles()).anyMatch(ImageGrid.Tile::wrong);
  }

  private static <T> Set<T> values(
      List<Experiment> experiments, java.util.function.Function<Experiment, T> value) {
    return experiments.stream().map(value).collect(Collectors.toSet());
  }
}
