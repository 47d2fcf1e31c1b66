package rethink.paper.memorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import rethink.data.Dataset;
import rethink.log.MadeRun;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.model.Mlp;
import rethink.paper.Network;
import rethink.paper.Refuted;
import rethink.paper.Scale;
import rethink.paper.Setting;
import rethink.paper.Subject;
import rethink.paper.randomization.Figure1a;
import rethink.regularize.Dropout;
import rethink.train.Experiment;

class DropoutAgainstNoiseTest {
  private static final DropoutAgainstNoise FIGURE =
      new DropoutAgainstNoise(
          "dropout-against-noise",
          new Subject(
              new Network("small MLP", new Mlp(1, 8)),
              new Setting(new Dataset("shapes", 100, 100), 10, 5),
              List.of(1L, 2L)),
          List.of(1.0, 0.5));

  private static final Offset<Double> EXACTLY = within(1e-12);

  private double memorised = 0.7;
  private double learned = 0.6;

  private Runs runs() {
    return new Runs(FIGURE.experiments().stream().map(this::run).toList());
  }

  /** Without dropout all of the noise is fitted, and 0.61 of the test images are right. */
  private Run run(Experiment experiment) {
    boolean dropout = !experiment.regularizers().isEmpty();
    boolean random = experiment.corruption().name().equals("random-labels");
    double train = random && dropout ? memorised + 0.1 * experiment.seed() : 1;
    return MadeRun.of(experiment, train, dropout ? learned : 0.61, 1, 0.1);
  }

  @Test
  void verdicts_lessNoiseAtEqualTest_holds() {
    assertThat(Refuted.in(FIGURE.verdicts(runs()))).isEmpty();
  }

  @Test
  void verdicts_aSeedThatFitsOrATestThatSuffers_doesNotHold() {
    memorised = 0.75;
    assertThat(Refuted.in(FIGURE.verdicts(runs()))).containsExactly(0);
    memorised = 0.5;
    learned = 0.55;
    assertThat(Refuted.in(FIGURE.verdicts(runs()))).containsExactly(0);
  }

  @Test
  void chart_madeRuns_showsAccuraciesAndEpochsByShare() {
    var charts = FIGURE.chart(runs()).charts();
    assertThat(charts.get(0).lines().get(0).x()).containsExactly(0.5, 1);
    assertThat(charts.get(0).lines().get(0).y()).containsExactly(new double[] {0.85, 1}, EXACTLY);
    assertThat(charts.get(0).lines().get(1).y()).containsExactly(new double[] {0.6, 0.61}, EXACTLY);
    assertThat(charts.get(1).lines().get(0).y()).containsExactly(2, 2);
  }

  @Test
  void within_runsOfSomeShares_keepsThose() {
    Runs some = runs().where(run -> !(run.regularizers().contains("dropout") && run.seed() == 2));
    assertThat(FIGURE.within(some).kept()).containsExactly(1.0);
  }

  @Test
  void at_quick_isFigure1aWhereAllIsKept() {
    List<Experiment> all = DropoutAgainstNoise.at(Scale.QUICK).experiments();
    assertThat(Figure1a.at(Scale.QUICK).experiments()).containsAll(all.subList(0, 6));
    assertThat(all.get(6).regularizers()).containsExactly(Dropout.keeping(0.75));
    assertThat(all).doesNotHaveDuplicates().hasSize(30);
  }
}
