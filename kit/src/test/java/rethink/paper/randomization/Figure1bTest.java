package rethink.paper.randomization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import rethink.log.Runs;
import rethink.paper.Refuted;
import rethink.plot.Band;
import rethink.plot.Chart;
import rethink.plot.Line;
import rethink.plot.Style;
import tech.tablesaw.api.Table;

class Figure1bTest {
  private static final int FITTED = 0;
  private static final int MONOTONE = 1;
  private static final int FACTOR = 2;
  private static final int PARAMETERS = 3;

  private final MadeNoise made = new MadeNoise();
  private final Figure1b figure = new Figure1b(made.noise);

  @Test
  void chart_madeRuns_showsTimesRelativeToTrueLabelsBesideThePapers() {
    Chart chart = figure.chart(made.runs());
    assertThat(chart.lines())
        .extracting(Line::key)
        .containsExactly("alexnet", "alexnet", "mlp-1x512", "mlp-1x512");
    assertThat(chart.lines())
        .extracting(Line::style)
        .containsExactly(Style.SOLID, Style.DASHED, Style.SOLID, Style.DASHED);
    // Epochs 4 and 5 with true labels, 6 and 7 with random ones.
    assertThat(chart.lines().get(0).y()[0]).isCloseTo(1, within(1e-12));
    assertThat(chart.lines().get(0).y()[2]).isCloseTo(6.5 / 4.5, within(1e-12));
    assertThat(chart.bands().get(0).high()[2]).isCloseTo(7 / 4.5, within(1e-12));
    assertThat(chart.lines().get(1).y()[5]).isEqualTo(1.26);
    assertThat(chart.caption())
        .startsWith("AlexNet, small MLP: shapes, 100 images, batches of 10. Mean of 2 seeds");
  }

  @Test
  void chart_aSeedThatNeverFits_leavesAGapInLineAndBand() {
    made.neverFits("alexnet", 0.5);
    Chart chart = figure.chart(made.runs());
    assertThat(chart.lines().get(0).y()[1]).isNaN();
    assertThat(chart.bands()).extracting(Band::key).containsOnly("alexnet", "mlp-1x512").hasSize(3);
    assertThat(chart.caption()).endsWith("No point where a seed did not come down to that loss.");
    assertThat(figure.paperAgainstHere(made.runs()).getString(1, "here")).isEqualTo("not reached");
  }

  @Test
  void paperAgainstHere_madeRuns_namesEachShare() {
    Table table = figure.paperAgainstHere(made.runs());
    assertThat(table.rowCount()).isEqualTo(6);
    assertThat(table.row(5).columnNames().stream().map(name -> table.getString(5, name)))
        .containsExactly("small MLP", "100 %", "1.96", "1.80 ± 0.28", "-0.16", "45 ± 7");
  }

  @Test
  void verdicts_asMade_holdButForTheSlides() {
    assertThat(refuted(made.runs())).containsExactly(PARAMETERS);
    made.epochs("alexnet", 2, 4, 6);
    assertThat(refuted(made.runs())).isEmpty();
  }

  @Test
  void verdicts_fasterWithMoreRandomLabels_isNotMonotone() {
    made.epochs("alexnet", 4, 9, 6);
    assertThat(refuted(made.runs())).contains(MONOTONE);
    // By one epoch, which is the spread between seeds.
    made.epochs("alexnet", 4, 7, 6);
    assertThat(refuted(made.runs())).doesNotContain(MONOTONE);
  }

  @Test
  void verdicts_longOrUnfitted_areSaid() {
    assertThat(refuted(made.trainAccuracy(0.98).runs())).contains(FITTED);
    assertThat(refuted(made.epochs("mlp-1x512", 2, 5, 30).runs())).contains(FACTOR);
  }

  private List<Integer> refuted(Runs runs) {
    return Refuted.in(figure.verdicts(runs));
  }
}
