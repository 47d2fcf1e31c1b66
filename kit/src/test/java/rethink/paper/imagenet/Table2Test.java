package rethink.paper.imagenet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rethink.data.Dataset;
import rethink.log.MadeRun;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.model.InceptionV3;
import rethink.paper.Network;
import rethink.paper.Refuted;
import rethink.paper.Scale;
import rethink.paper.Setting;
import rethink.paper.SlideNetworks;
import rethink.plot.Line;
import rethink.plot.Panels;
import rethink.regularize.WeightDecay;
import rethink.train.Experiment;
import tech.tablesaw.api.Table;

/** Runs are made by hand: all rows, two seeds, ten classes (chance 10 %) and 400 test images. */
class Table2Test {
  private static final int FITS = 0;
  private static final int CHANCE = 1;
  private static final int HELP = 2;
  private static final int GENERALISES = 3;

  private final Table2 table =
      new Table2(
          new Network("small V3", new InceptionV3(32)),
          new Setting(new Dataset("shapes", 100, 400), 10, 5),
          0.95,
          new WeightDecay(),
          Table2Row.all(),
          List.of(1L, 2L));

  private double randomTrain = 1;
  private double randomTest = 0.1;
  private double regularized = 0.8;
  private double plain = 0.6;

  private Runs runs() {
    List<Run> runs = new ArrayList<>();
    for (Experiment each : table.experiments()) {
      boolean random = each.corruption().name().equals("random-labels");
      double test = each.regularizers().isEmpty() ? plain : regularized;
      runs.add(
          MadeRun.of(
              each,
              random ? randomTrain : 1,
              random ? randomTest : test + 0.01 * each.seed(),
              2,
              1));
    }
    return new Runs(runs);
  }

  private List<Integer> refuted() {
    return Refuted.in(table.tables(runs()).verdicts());
  }

  @Test
  void rows_printed_areSevenAndGiveTheGainsOfTheText() {
    List<Table2Row> rows = Table2Row.all();
    assertThat(rows).hasSize(7);
    // "Dropping all regularisers costs 18 points"; slides print 12.15 for augmentation.
    assertThat(rows.get(0).testTop1() - rows.get(3).testTop1()).isBetween(18.0, 18.1);
    assertThat(rows.get(1).testTop1() - rows.get(3).testTop1()).isBetween(13.14, 13.16);
    assertThat(rows.get(3).bestTestTop1() - rows.get(3).testTop1()).isBetween(3.35, 3.37);
  }

  @Test
  void experiments_anyScaleWithoutImageNet_areOneForEachRowAndSeed() {
    List<Experiment> quick = Table2.at(Scale.QUICK).experiments();
    assertThat(quick).hasSize(3 * 3).extracting(Experiment::id).doesNotHaveDuplicates();
    assertThat(quick.get(0).regularizers()).hasSize(7);
    assertThat(Table2.at(Scale.STANDARD).experiments())
        .hasSize(7 * 3)
        .extracting(Experiment::id)
        .doesNotHaveDuplicates();
    for (Experiment each : quick) {
      assertThat(Experiment.read(each.json())).isEqualTo(each);
    }
  }

  @Test
  void chart_madeRuns_hasACurveForEachRowInBothPanels() {
    Panels panels = table.chart(runs());
    assertThat(panels.charts()).hasSize(2);
    assertThat(panels.charts().get(1).lines())
        .extracting(Line::label)
        .hasSize(7)
        .startsWith("augmentation, dropout, weight decay")
        .endsWith("random labels, no regularizer");
    assertThat(panels.caption()).startsWith("small V3: shapes, 100 images, batches of 10.");
  }

  @Test
  void paperAgainstHere_madeRuns_setsEachNumberBesideThePapers() {
    Table found = table.tables(runs()).paperAgainstHere();
    assertThat(found.rowCount()).isEqualTo(7 * 4 + 2 * 2);
    assertThat(found.row(2).columnNames().stream().map(name -> found.getString(2, name)))
        .containsExactly(
            "augmentation, dropout, weight decay", "test, top 1", "77.84", "81.5 ± 0.7", "+3.7");
  }

  @Test
  void verdicts_asMade_holdAndEachCanFail() {
    assertThat(refuted()).isEmpty();
    randomTrain = 0.9;
    assertThat(refuted()).containsExactly(FITS);
    randomTrain = 1;
    randomTest = 0.2;
    assertThat(refuted()).containsExactly(CHANCE);
    randomTest = 0.1;
    plain = 0.795;
    assertThat(refuted()).containsExactly(HELP);
    plain = 0.4;
    assertThat(refuted()).containsExactly(GENERALISES);
  }

  @Test
  void within_someRuns_keepsRowsAndSeedsThatAreWhole() {
    Runs all = runs();
    Runs some =
        all.where(
            run ->
                run.corruption().equals("true-labels")
                    && (run.seed() == 2 || !run.regularizers().isEmpty()));
    Table2 found = table.within(some);
    assertThat(found.rows()).hasSize(4);
    assertThat(found.seeds()).containsExactly(2L);
    assertThat(found.chart(some).charts().get(0).lines()).hasSize(4);
    assertThat(table.within(new Runs(List.of())).rows()).isEmpty();
  }

  @Test
  void counts_slides_areThoseOfTheLayers() {
    Table counts = SlideNetworks.counts();
    assertThat(counts.stringColumn("difference").asList()).containsOnly("+0");
    assertThat(counts.stringColumn("per image of 1.2 million").get(1)).isEqualTo("50.9");
  }
}
