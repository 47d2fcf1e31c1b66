package rethink.paper.randomization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import rethink.log.Runs;
import rethink.paper.Refuted;
import rethink.plot.Chart;
import rethink.plot.Line;
import rethink.plot.Panels;
import tech.tablesaw.api.Table;

class Figure1cTest {
  private static final int GROWS = 0;
  private static final int CHANCE = 1;
  private static final int ORDER = 2;
  private static final int RELATION = 3;

  private final MadeNoise made = new MadeNoise();
  private final Figure1c figure = new Figure1c(made.noise);

  @Test
  void chart_madeRuns_showsBothScoringsAndThePaperWhereItBelongs() {
    Panels panels = figure.chart(made.runs());
    Chart corrupted = panels.charts().get(0);
    Chart clean = panels.charts().get(1);
    assertThat(corrupted.lines())
        .extracting(Line::label)
        .containsExactly("AlexNet", "paper", "small MLP", "paper");
    assertThat(clean.lines()).extracting(Line::label).containsExactly("AlexNet", "small MLP");
    assertThat(clean.lines().get(0).y()).containsExactly(close(0.3, 0.6, 0.9), within(1e-12));
    assertThat(corrupted.lines().get(0).y())
        .containsExactly(close(0.3, 1 - 0.4 * 0.5 - 0.05, 0.9), within(1e-12));
  }

  @Test
  void relation_madeRuns_liesOnTheDiagonal() {
    Chart chart = figure.relation(made.runs());
    Line points = chart.lines().get(1);
    assertThat(points.size()).isEqualTo(6);
    assertThat(points.y()).containsExactly(points.x(), within(1e-12));
  }

  @Test
  void paperAgainstHere_madeRuns_comparesTheCorruptedLabels() {
    Table table = figure.paperAgainstHere(made.runs());
    assertThat(table.columnNames()).startsWith("network", "random labels", "paper");
    assertThat(table.getString(1, "paper")).isEqualTo("0.763");
    assertThat(table.getString(1, "here, corrupted labels")).isEqualTo("0.750 ± 0.000");
    assertThat(table.getString(1, "difference")).isEqualTo("-0.013");
    assertThat(table.getString(1, "here, true labels")).isEqualTo("0.600 ± 0.000");
  }

  @Test
  void verdicts_asMade_allHold() {
    assertThat(refuted(made.runs())).isEmpty();
  }

  @Test
  void verdicts_whatFallsShort_isSaid() {
    assertThat(refuted(new MadeNoise().errors("alexnet", 0.3, 0.6, 0.86).runs()))
        .containsExactly(CHANCE);
    assertThat(refuted(new MadeNoise().errors("alexnet", 0.3, 0.72, 0.9).runs()))
        .containsExactly(ORDER);
    assertThat(refuted(new MadeNoise().errors("alexnet", 0.3, 0.25, 0.9).runs()))
        .containsExactly(GROWS);
  }

  /** Of 1,000 labels, half random, the standard error at 60 % is 0.0131; four are 0.0526. */
  @Test
  void verdicts_errorsOnCorruptedLabelsElsewhere_breakTheRelation() {
    assertThat(refuted(made.shift(0.03).runs())).isEmpty();
    assertThat(refuted(made.shift(0.06).runs())).containsExactly(RELATION);
  }

  private static double[] close(double... values) {
    return values;
  }

  private List<Integer> refuted(Runs runs) {
    return Refuted.in(figure.verdicts(runs));
  }

  @Test
  void verdicts_oneNetworkAlone_haveNothingToSayOfOrder() {
    LabelNoise one = new LabelNoise(made.noise.subjects().subList(0, 1), made.noise.levels());
    assertThat(new Figure1c(one).verdicts(made.runs()).rowCount()).isEqualTo(3);
    assertThat(new Figure1b(one).verdicts(made.runs()).rowCount()).isEqualTo(3);
  }
}
