package rethink.paper.regularization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rethink.corrupt.RandomLabels;
import rethink.data.Dataset;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.paper.Network;
import rethink.paper.PublishedTable;
import rethink.paper.Scale;
import rethink.paper.randomization.LabelNoise;
import rethink.train.Experiment;

class RegularizerGridTest {
  private static final Dataset SHAPES = Dataset.named("shapes");

  @ParameterizedTest
  @EnumSource(names = {"STANDARD", "PAPER"})
  void at_largerScales_isEveryNetworkUnderEveryCondition(Scale scale) {
    RegularizerGrid grid = RegularizerGrid.at(scale, SHAPES);
    assertThat(grid.rows()).hasSize(5 * 8);
    assertThat(grid.networks())
        .extracting(Network::key)
        .containsExactly("inception", "inception-no-bn", "alexnet", "mlp-3x512", "mlp-1x512");
    int printed = PublishedTable.tables().rows().size();
    assertThat(grid.where(row -> row.published().isPresent()).rows()).hasSize(printed);
  }

  @Test
  void at_quick_isWhatFiguresTwoNeedsAndWholeForMlps() {
    RegularizerGrid grid = RegularizerGrid.at(Scale.QUICK, SHAPES);
    assertThat(grid.where(row -> row.subject().network().isConvolutional()).rows()).hasSize(10);
    assertThat(grid.where(row -> row.subject().key().equals("mlp-3x512")).rows())
        .extracting(GridRow::treatment)
        .containsExactly(
            Treatment.CROP_AND_DECAY,
            Treatment.CROP,
            Treatment.DECAY,
            Treatment.NONE,
            Treatment.NONE,
            Treatment.DECAY);
  }

  @ParameterizedTest
  @EnumSource
  void experiments_anyScale_haveIdsOfTheirOwn(Scale scale) {
    assertThat(RegularizerGrid.at(scale, SHAPES).experiments())
        .extracting(Experiment::id)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void experiments_trueLabels_trainEquallyLongWhateverTheLoss(Scale scale) {
    RegularizerGrid learning = RegularizerGrid.at(scale, SHAPES).where(GridRow::isLearning);
    assertThat(learning.experiments())
        .extracting(experiment -> experiment.stop().loss())
        .containsOnly(0.0);
    for (Network network : learning.networks()) {
      assertThat(
              learning.experiments().stream()
                  .filter(each -> each.model().equals(network.model()))
                  .map(Experiment::epochs)
                  .distinct())
          .hasSize(1);
    }
  }

  /** At scale paper that is the paper's schedule, as for every network. */
  @ParameterizedTest
  @EnumSource
  void learning_inception_hasAFallingRate(Scale scale) {
    RegularizerGrid grid =
        RegularizerGrid.at(scale, Dataset.named("cifar10")).where(GridRow::isLearning);
    assertThat(grid.where(row -> row.subject().key().equals("inception")).experiments())
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.decay()).isEqualTo(0.95));
  }

  @Test
  void learning_atStandard_endsWithASmallRate() {
    RegularizerGrid grid = RegularizerGrid.at(Scale.STANDARD, Dataset.named("cifar10"));
    assertThat(grid.where(GridRow::isLearning).experiments())
        .extracting(each -> each.learningRate() * Math.pow(each.decay(), each.epochs()))
        .allSatisfy(last -> assertThat(last).isLessThan(0.01));
  }

  @ParameterizedTest
  @EnumSource
  void experiments_randomLabelsWithoutRegularizers_areThoseOfFigure1b(Scale scale) {
    List<String> plain =
        RegularizerGrid.at(scale, SHAPES)
            .where(row -> !row.isLearning() && row.treatment() == Treatment.NONE)
            .where(
                row -> List.of("inception", "alexnet", "mlp-1x512").contains(row.subject().key()))
            .experiments()
            .stream()
            .map(Experiment::id)
            .toList();
    assertThat(plain).hasSize(3 * scale.seeds().size());
    assertThat(LabelNoise.at(scale, SHAPES).experiments())
        .extracting(Experiment::id)
        .containsAll(plain);
  }

  @Test
  void memorising_changingImages_isThePapersLongerScheduleOfTable4() {
    RegularizerGrid grid = RegularizerGrid.at(Scale.PAPER, SHAPES);
    GridRow crop = grid.row("inception", false, Treatment.CROP).orElseThrow();
    assertThat(crop.labels()).isEqualTo(RandomLabels.all());
    assertThat(crop.experiments())
        .allSatisfy(each -> assertThat(each.decay()).isEqualTo(0.999))
        .allSatisfy(each -> assertThat(each.epochs()).isEqualTo(300));
    GridRow decay = grid.row("inception", false, Treatment.DECAY).orElseThrow();
    assertThat(decay.experiments())
        .allSatisfy(each -> assertThat(each.decay()).isEqualTo(0.95))
        .allSatisfy(each -> assertThat(each.epochs()).isEqualTo(100));
  }

  @Test
  void within_someRuns_keepsTheRowsAndSeedsThatTheyMake() {
    MadeGrid made = new MadeGrid();
    List<Run> all = made.runs().all();
    GridRow first = made.grid.rows().get(0);
    GridRow second = made.grid.rows().get(1);
    RegularizerGrid within =
        made.grid.within(new Runs(List.of(all.get(3), all.get(0), all.get(1))));
    assertThat(within.rows()).hasSize(2);
    assertThat(within.rows().get(0)).isEqualTo(first);
    assertThat(within.rows().get(1).subject().seeds()).containsExactly(2L);
    assertThat(within.rows().get(1).treatment()).isEqualTo(second.treatment());
    assertThat(made.grid.within(new Runs(List.of())).rows()).isEmpty();
  }

  @Test
  void published_allRows_haveAConditionOfTheGrid() {
    assertThat(PublishedTable.tables().rows())
        .allSatisfy(
            row ->
                assertThat(Treatment.values())
                    .extracting(Treatment::key)
                    .contains(row.regularizers()))
        .allSatisfy(row -> assertThat(row.labels()).isIn("true-labels", "random-labels"));
  }

  @Test
  void experiments_tables1And4_arePartsOfTheGrid() {
    List<Experiment> grid = RegularizerGrid.at(Scale.PAPER, Dataset.current()).experiments();
    assertThat(Table1.at(Scale.PAPER).experiments()).isSubsetOf(grid);
    assertThat(Table4.at(Scale.PAPER).experiments()).isSubsetOf(grid);
  }
}
