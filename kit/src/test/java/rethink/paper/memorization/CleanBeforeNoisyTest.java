package rethink.paper.memorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rethink.data.Dataset;
import rethink.log.EpochMetrics;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.model.Mlp;
import rethink.paper.Network;
import rethink.paper.Refuted;
import rethink.paper.Scale;
import rethink.paper.Setting;
import rethink.paper.Subject;
import rethink.paper.randomization.Figure1b;
import rethink.paper.randomization.LabelNoise;
import rethink.train.Experiment;

class CleanBeforeNoisyTest {
  private static final int FIRST = 0;
  private static final int BEST_EARLY = 1;
  private static final int FALLS = 2;

  private static final CleanBeforeNoisy FIGURE =
      new CleanBeforeNoisy(
          "clean-before-noisy",
          new LabelNoise(
              List.of(
                  new Subject(
                      new Network("small MLP", new Mlp(1, 8)),
                      new Setting(new Dataset("shapes", 100, 100), 10, 5),
                      List.of(1L, 2L, 3L))),
              List.of(0.0, 0.4)));

  private double[] kept = {0.4, 0.85, 0.95, 1};
  private double[] changed = {0.1, 0.25, 0.75, 1};
  private double[] test = {0.3, 0.6, 0.5, 0.4};

  private Runs runs() {
    return new Runs(FIGURE.experiments().stream().map(this::run).toList());
  }

  /** True labels are learned without a fall of test accuracy. */
  private Run run(Experiment experiment) {
    boolean noisy = !experiment.corruption().name().equals("true-labels");
    List<EpochMetrics> epochs = new ArrayList<>();
    for (int i = 0; i < kept.length; i++) {
      double tested = noisy ? test[i] : (i + 1) / 5.0;
      double other = noisy ? changed[i] : Double.NaN;
      double all = noisy ? 0.64 * kept[i] + 0.36 * changed[i] : kept[i];
      epochs.add(
          new EpochMetrics(
              i + 1,
              10L * (i + 1),
              0.01,
              1,
              all,
              1,
              all,
              kept[i],
              other,
              1,
              tested,
              1,
              tested,
              1,
              1));
    }
    JsonNodeFactory json = JsonNodeFactory.instance;
    return new Run(
        experiment.id(),
        Path.of(experiment.id()),
        experiment.json(),
        json.objectNode(),
        epochs,
        json.objectNode());
  }

  @Test
  void verdicts_asMade_hold() {
    assertThat(refuted()).isEmpty();
  }

  @Test
  void verdicts_bothAtOnceOrNoFall_areSaid() {
    changed = kept;
    assertThat(refuted()).containsExactly(FIRST);
    test = new double[] {0.3, 0.4, 0.5, 0.5};
    assertThat(refuted()).containsExactly(FIRST, BEST_EARLY, FALLS);
  }

  private List<Integer> refuted() {
    return Refuted.in(FIGURE.verdicts(runs()));
  }

  @Test
  void half_betweenEpochs_isOnTheLine() {
    Run run = FIGURE.noise().of(runs(), FIGURE.noise().subjects().get(0), 0.4).get(0);
    assertThat(CleanBeforeNoisy.half(run, EpochMetrics::trainAccuracyClean))
        .isCloseTo(2 - 0.35 / 0.45, within(1e-12));
    assertThat(CleanBeforeNoisy.half(run, EpochMetrics::trainAccuracyCorrupted))
        .isCloseTo(3 - 0.25 / 0.5, within(1e-12));
    assertThat(CleanBeforeNoisy.half(run, epoch -> 0.4)).isNaN();
  }

  @Test
  void chart_madeRuns_hasAPanelForEachShareAndThreeCurvesInIt() {
    var charts = FIGURE.chart(runs()).charts();
    assertThat(charts).hasSize(1);
    assertThat(charts.get(0).lines())
        .extracting(line -> line.y()[1])
        .containsExactly(0.85, 0.25, 0.6);
    assertThat(charts.get(0).caption()).contains("Mean of 3 seeds");
  }

  @Test
  void table_madeRuns_showsBestAndLast() {
    var table = FIGURE.table(runs());
    assertThat(table.row(1).columnNames().stream().map(name -> table.getString(1, name)))
        .containsExactly(
            "small MLP",
            "40 %",
            "1.2 ± 0.0",
            "2.5 ± 0.0",
            "0.600 ± 0.000",
            "2.0 ± 0.0",
            "0.400 ± 0.000",
            "0.200 ± 0.000");
  }

  @Test
  void at_quick_readsTheRunsOfFigure1b() {
    assertThat(Figure1b.at(Scale.QUICK).experiments())
        .containsAll(CleanBeforeNoisy.at(Scale.QUICK).experiments());
  }
}
