package rethink.paper.regularization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.paper.Refuted;
import rethink.paper.Scale;
import rethink.plot.Band;
import rethink.plot.Chart;
import rethink.plot.Line;
import rethink.plot.Panels;
import rethink.train.Experiment;
import tech.tablesaw.api.Table;

class Figure2Test {
  private static final int NO_GAIN = 0;
  private static final int LESS_WITH_ALL = 1;
  private static final int FEW = 2;
  private static final int STEADY = 3;

  private final MadeGrid made = new MadeGrid();
  private final GridRow plain = made.row("inception", true, Treatment.NONE);
  private final GridRow all = new GridRow(plain.subject(), plain.labels(), Treatment.ALL);
  private final GridRow decay = made.row("inception", true, Treatment.DECAY);
  private final GridRow withoutNorm = made.row("inception-no-bn", true, Treatment.NONE);
  private final Figure2 figure = new Figure2(List.of(all, decay, plain, withoutNorm));
  private final Map<GridRow, double[]> curves = new HashMap<>();

  Figure2Test() {
    curves.put(all, new double[] {0.4, 0.7, 0.8});
    curves.put(decay, new double[] {0.5, 0.8, 0.75});
    curves.put(plain, new double[] {0.5, 0.81, 0.8});
    curves.put(withoutNorm, new double[] {0.2, 0.6, 0.76});
  }

  @ParameterizedTest
  @EnumSource
  void at_anyScale_addsOneRowToThoseOfTable1(Scale scale) {
    List<String> shared = Table1.at(scale).experiments().stream().map(Experiment::id).toList();
    List<String> own =
        Figure2.at(scale).experiments().stream()
            .map(Experiment::id)
            .filter(id -> !shared.contains(id))
            .toList();
    assertThat(own).hasSize(scale.seeds().size());
  }

  @Test
  void regularizers_madeRuns_shadeUpToTheBestSoFar() {
    Panels panels = figure.regularizers(runs());
    assertThat(panels.charts())
        .extracting(Chart::title)
        .containsExactly(
            "augmentation, weight decay, dropout", "weight decay", "no explicit regularizer");
    Chart chart = panels.charts().get(1);
    assertThat(chart.lines()).extracting(Line::key).containsExactly("train", "test", "best-so-far");
    assertThat(chart.lines().get(2).x()).containsExactly(10, 20, 30);
    // The second seed is a hundredth above the first.
    assertThat(chart.lines().get(2).y())
        .containsExactly(new double[] {0.505, 0.805, 0.805}, within(1e-12));
    Band shade = chart.bands().get(chart.bands().size() - 1);
    assertThat(shade.key()).isEqualTo("best-so-far");
    assertThat(shade.low()).containsExactly(new double[] {0.505, 0.805, 0.755}, within(1e-12));
    assertThat(shade.high()).isEqualTo(chart.lines().get(2).y());
    assertThat(chart.caption()).contains("Mean of 2 seeds").contains("early stopping would gain");
  }

  @Test
  void batchNorm_madeRuns_isOnePanelForEachNetwork() {
    Panels panels = figure.batchNorm(runs());
    assertThat(panels.charts()).extracting(Chart::title).containsExactly("Inception", "no BN");
    assertThat(panels.name()).isEqualTo("figure2b");
  }

  @Test
  void paperAgainstHere_madeRuns_takesThePapersGainsFromItsTables() {
    Table table = figure.paperAgainstHere(runs());
    assertThat(table.stringColumn("points").asList()).hasSize(6);
    assertThat(table.stringColumn("paper").asList())
        .containsExactly("–", "5.39", "3.36", "3.75", "–", "–");
    assertThat(table.stringColumn("here").asList())
        .containsExactly(
            "0.0 ± 0.0", "5.0 ± 0.0", "1.0 ± 0.0", "4.0 ± 0.0", "16.0 ± 0.0", "28.0 ± 0.0");
    assertThat(table.stringColumn("difference").asList())
        .containsExactly("–", "-0.4", "-2.4", "+0.3", "–", "–");
  }

  @Test
  void verdicts_asInThePaper_allHold() {
    assertThat(figure.verdicts(runs()).rowCount()).isEqualTo(4);
    assertThat(refuted()).isEmpty();
  }

  @Test
  void verdicts_bestFarAboveLast_earlyStoppingGains() {
    curves.put(plain, new double[] {0.79, 0.83, 0.80});
    assertThat(refuted()).containsExactly(NO_GAIN);
  }

  @Test
  void verdicts_moreToGainWithAllRegularizers_isSaid() {
    curves.put(all, new double[] {0.4, 0.9, 0.8});
    assertThat(refuted()).containsExactly(LESS_WITH_ALL);
  }

  @Test
  void verdicts_batchNormOfNoUseAndUnsteady_areSaid() {
    curves.put(withoutNorm, new double[] {0.7, 0.81, 0.805});
    assertThat(refuted()).containsExactly(FEW, STEADY);
  }

  @Test
  void within_someRows_drawsAndDecidesWhatTheyAllow() {
    List<Run> some = runs().all().stream().filter(run -> run.model().contains("no-bn")).toList();
    Figure2 less = figure.within(new Runs(some));
    assertThat(less.rows()).containsExactly(withoutNorm);
    assertThat(less.batchNorm(runs()).charts()).hasSize(1);
    assertThat(less.verdicts(runs()).rowCount()).isZero();
    assertThat(less.paperAgainstHere(runs()).rowCount()).isEqualTo(1);
  }

  private Runs runs() {
    List<Run> runs = new ArrayList<>();
    for (GridRow row : figure.rows()) {
      for (Experiment each : row.experiments()) {
        double[] test = curves.get(row).clone();
        for (int i = 0; i < test.length; i++) {
          test[i] += 0.01 * (each.seed() - 1);
        }
        runs.add(MadeGrid.curve(each, test));
      }
    }
    return new Runs(runs);
  }

  private List<Integer> refuted() {
    return Refuted.in(figure.verdicts(runs()));
  }
}
