package rethink.paper.overparametrization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rethink.data.Dataset;
import rethink.data.Shape;
import rethink.log.MadeRun;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.model.Mlp;
import rethink.model.ModelSummary;
import rethink.paper.Refuted;
import rethink.plot.Chart;
import rethink.plot.Line;
import rethink.plot.Panels;
import rethink.train.Experiment;
import tech.tablesaw.api.Table;

class WidthSweepTest {
  private static final int FITS = 0;
  private static final int NOT_WORSE = 1;
  private static final int PEAK = 2;
  private static final int BY_NOISE = 3;
  private static final int OLD = 4;

  private final WidthSweep sweep =
      new WidthSweep(
          "width-sweep",
          new Dataset("shapes", 100, 100),
          10,
          5,
          List.of(2, 5, 20),
          List.of(1L, 2L));
  private final Map<String, Double> train = new HashMap<>();
  private final Map<String, Double> test = new HashMap<>();

  WidthSweepTest() {
    errors("true-labels", new double[] {0.4, 0, 0}, new double[] {0.6, 0.5, 0.4});
    errors(
        "partially-corrupted-labels:0.2", new double[] {0.5, 0, 0}, new double[] {0.6, 0.7, 0.5});
  }

  private void errors(String corruption, double[] onTrain, double[] onTest) {
    for (int i = 0; i < 3; i++) {
      train.put(sweep.widths().get(i) + corruption, onTrain[i]);
      test.put(sweep.widths().get(i) + corruption, onTest[i]);
    }
  }

  /** The second seed errs on 0.02 more of the test images. */
  private Runs runs() {
    return new Runs(sweep.experiments().stream().map(this::run).toList());
  }

  private Run run(Experiment experiment) {
    String key = ((Mlp) experiment.model()).width() + experiment.corruption().name();
    double more = 0.02 * (experiment.seed() - 1);
    return MadeRun.of(experiment, 1 - train.get(key), 1 - test.get(key) - more, 0.5);
  }

  @Test
  void verdicts_asMade_holdButTheReadingOf1990() {
    assertThat(refuted()).containsExactly(OLD);
  }

  @Test
  void verdicts_otherRuns_areSaid() {
    errors("true-labels", new double[] {0.4, 0, 0}, new double[] {0.6, 0.5, 0.6});
    assertThat(refuted()).containsExactly(NOT_WORSE);
    errors(
        "partially-corrupted-labels:0.2",
        new double[] {0.5, 0.3, 0.1},
        new double[] {0.6, 0.62, 0.5});
    assertThat(refuted()).containsExactly(FITS, NOT_WORSE, PEAK);
    errors("true-labels", new double[] {0.4, 0, 0}, new double[] {0.6, 0.7, 0.4});
    assertThat(refuted()).containsExactly(FITS, NOT_WORSE, PEAK, BY_NOISE, OLD);
  }

  private List<Integer> refuted() {
    return Refuted.in(sweep.tables(runs()).verdicts());
  }

  @Test
  void chart_madeRuns_marksTheFirstToFitAndTheTableOf1990() {
    Panels panels = sweep.chart(runs());
    Chart noisy = panels.charts().get(1);
    assertThat(noisy.lines()).extracting(Line::key).containsExactly("train", "test", "reference");
    assertThat(noisy.lines().get(1).y()[1]).isCloseTo(0.71, within(1e-12));
    assertThat(noisy.lines().get(2).x()[0]).isEqualTo(sweep.ratio(5));
    assertThat(noisy.caption()).contains("100 images").contains("Mean of 2 seeds");
    // Rates of 86.9 and 59.4 % with 200 units, 9.3 parameters per pattern.
    Chart old = panels.charts().get(2);
    assertThat(old.lines().get(0).y()[3]).isCloseTo(0.131, within(1e-12));
    assertThat(old.lines().get(1).y()[3]).isCloseTo(0.406, within(1e-12));
    assertThat(old.lines().get(1).x()[3]).isEqualTo(9.3);
  }

  @Test
  void chart_nothingFits_marksNoThreshold() {
    errors("true-labels", new double[] {0.4, 0.1, 0.02}, new double[] {0.6, 0.5, 0.4});
    assertThat(sweep.chart(runs()).charts().get(0).lines())
        .extracting(Line::key)
        .containsExactly("train", "test");
    assertThat(refuted()).contains(NOT_WORSE);
  }

  @Test
  void paperAgainstHere_widthsOfBoth_areSetSideBySide() {
    Table table = sweep.tables(runs()).paperAgainstHere();
    assertThat(table.stringColumn("hidden units").asList()).containsExactly("5", "20");
    assertThat(table.row(0).columnNames().stream().map(name -> table.getString(0, name)))
        .containsExactly(
            "5",
            "0.23",
            "118.3",
            "0.372",
            "0.000 ± 0.000",
            "-0.372",
            "0.458",
            "0.510 ± 0.014",
            "+0.052");
  }

  @Test
  void ratio_anyWidth_countsAllParameters() {
    long counted = ModelSummary.of(new Mlp(1, 7), new Shape(28, 28, 3), 10).trainableParameters();
    assertThat(sweep.ratio(7)).isEqualTo(counted / 100.0);
  }

  @Test
  void within_runsOfSomeWidths_keepsThose() {
    Runs some = runs().where(run -> !(run.model().equals("mlp-1x5") && run.seed() == 2));
    assertThat(sweep.within(some).widths()).containsExactly(2, 20);
    assertThat(sweep.within(some).chart(some).charts()).hasSize(3);
  }
}
