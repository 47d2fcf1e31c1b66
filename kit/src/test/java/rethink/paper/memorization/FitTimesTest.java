package rethink.paper.memorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
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
import rethink.train.Experiment;

class FitTimesTest {
  private static final FitTimes FIGURE =
      new FitTimes("fit-times", List.of(subject(100), subject(200), subject(400)));

  private int[] random = {4, 5, 6};

  private static Subject subject(int images) {
    return new Subject(
        new Network("small MLP", new Mlp(1, 8)),
        new Setting(new Dataset("shapes", images, 100), 10, 50),
        List.of(1L, 2L));
  }

  private Runs runs() {
    return new Runs(FIGURE.experiments().stream().map(this::run).toList());
  }

  /** True labels take four epochs at every size, the second seed one more. */
  private Run run(Experiment experiment) {
    int size = experiment.dataset().trainSize();
    boolean noise = experiment.corruption().name().equals("random-labels");
    int epochs = noise ? random[size / 200] : 4;
    double[] losses = new double[epochs + (int) experiment.seed() - 1];
    Arrays.fill(losses, 2);
    losses[losses.length - 1] = 0.1;
    return MadeRun.of(experiment, 1, 0.5, losses);
  }

  @Test
  void table_stepsOfAConstantNumberOfEpochs_growWithExponentOne() {
    var table = FIGURE.table(runs());
    assertThat(table.row(1).columnNames().stream().map(name -> table.getString(1, name)))
        .containsExactly("200", "90 ± 14", "110 ± 14", "1.22 ± 0.16");
    assertThat(table.getString(3, "true labels")).isEqualTo("1.00 ± 0.00");
  }

  @Test
  void verdicts_steeperOnNoise_holdsAndElseDoesNot() {
    assertThat(Refuted.in(FIGURE.verdicts(runs()))).isEmpty();
    random = new int[] {7, 5, 6};
    assertThat(Refuted.in(FIGURE.verdicts(runs()))).containsExactly(0);
  }

  @Test
  void within_runsOfSomeSizes_keepsThose() {
    Runs some =
        runs().where(run -> !(run.experiment().get("trainSize").asInt() == 200 && run.seed() == 2));
    assertThat(FIGURE.within(some).subjects())
        .containsExactly(FIGURE.subjects().get(0), FIGURE.subjects().get(2));
  }

  @Test
  void at_quick_sharesASizeWithFigure1a() {
    assertThat(FitTimes.at(Scale.QUICK).experiments())
        .doesNotHaveDuplicates()
        .hasSize(30)
        .containsAll(
            Figure1a.at(Scale.QUICK).experiments().stream()
                .filter(e -> e.model().equals(new Mlp(1, 512)))
                .filter(e -> e.corruption().name().endsWith("-labels"))
                .toList());
  }
}
