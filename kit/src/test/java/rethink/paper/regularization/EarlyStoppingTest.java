package rethink.paper.regularization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import rethink.corrupt.TrueLabels;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.paper.Refuted;
import rethink.paper.randomization.LabelNoise;
import rethink.paper.randomization.MadeNoise;
import rethink.plot.Chart;
import rethink.train.Experiment;
import tech.tablesaw.api.Table;

class EarlyStoppingTest {
  private final LabelNoise noise = new MadeNoise().noise;
  private final EarlyStopping stopping = new EarlyStopping(noise);

  @Test
  void gain_ofARun_isBestLessLast() {
    Run run = MadeGrid.curve(noise.experiments().get(0), 0.3, 0.64, 0.5);
    assertThat(EarlyStopping.best(run)).isCloseTo(64, within(1e-9));
    assertThat(EarlyStopping.gain(run)).isCloseTo(14, within(1e-9));
    Run rising = MadeGrid.curve(noise.experiments().get(0), 0.3, 0.5);
    assertThat(EarlyStopping.gain(rising)).isZero();
  }

  @Test
  void error_halfOfAThousand_isThatOfACoin() {
    Run run = MadeGrid.curve(noise.experiments().get(0), 0.5);
    assertThat(EarlyStopping.error(run)).isCloseTo(100 * Math.sqrt(0.25 / 1000), within(1e-9));
  }

  @Test
  void chart_madeRuns_isGainAgainstShare() {
    Chart chart = stopping.chart(runs(0.1));
    assertThat(chart.lines()).hasSize(2);
    assertThat(chart.lines().get(0).x()).containsExactly(0, 0.5, 1);
    assertThat(chart.lines().get(0).y()).containsExactly(new double[] {0, 10, 10}, within(1e-9));
  }

  @Test
  void verdicts_gainBeyondTheErrorOrNot_decides() {
    assertThat(Refuted.in(stopping.verdicts(runs(0.1)))).isEmpty();
    Table verdicts = stopping.verdicts(runs(0.02));
    assertThat(Refuted.in(verdicts)).containsExactly(0);
    assertThat(verdicts.getString(0, "here"))
        .isEqualTo("not AlexNet at 0.5: 2.0 ± 0.0, small MLP at 0.5: 2.0 ± 0.0");
  }

  /** With any random labels the last accuracy, 0.4, is this much below the best. */
  private Runs runs(double gain) {
    List<Experiment> experiments = noise.experiments();
    return new Runs(
        experiments.stream()
            .map(
                each ->
                    each.corruption() instanceof TrueLabels
                        ? MadeGrid.curve(each, 0.3, 0.7)
                        : MadeGrid.curve(each, 0.3, 0.4 + gain, 0.4))
            .toList());
  }
}
