package rethink.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import rethink.corrupt.RandomLabels;
import rethink.data.Dataset;
import rethink.log.MadeProgress;
import rethink.log.MadeRun;
import rethink.log.Run;
import rethink.model.Mlp;
import rethink.train.Experiment;

class SweepProgressTest {
  private final Experiment first =
      Experiment.of(new Mlp(1, 8)).on(new Dataset("shapes", 60, 20)).batch(20).epochs(10);
  private final Experiment second = first.seed(2);
  private final MadeProgress shown = new MadeProgress();
  private final SweepProgress progress = new SweepProgress(List.of(first, second), shown.line());

  @Test
  void onStep_firstEpoch_tellsTheShareOfAllWork() {
    progress.onStep(first, 1, 20, 2.5);
    progress.onStep(first, 1, 60, 2.25);
    assertThat(shown.newest())
        .startsWith(
            "training   5 %  0 of 2 runs done; mlp-1x8, true-labels, seed 1: epoch 1, loss 2.250")
        .endsWith(" left");
  }

  @Test
  void onStep_afterAnEpoch_tellsItsMetrics() {
    progress.onEpoch(first, MadeRun.of(first, 0.75, 0.2, 1.5).last());
    progress.onStep(first, 2, 20, 1.4);
    assertThat(shown.newest()).contains("seed 1: epoch 1, loss 1.500, accuracy 0.75, 30 images/s");
  }

  @Test
  void finished_early_shortensWhatIsExpectedOfTheSameKind() {
    progress.onStep(first, 4, 60, 0.1);
    assertThat(shown.newest()).startsWith("training  20 %");
    progress.finished(first, fourEpochs());
    assertThat(shown.newest()).startsWith("training  50 %  1 of 2 runs done");
  }

  @Test
  void onStep_longerThanTheFinished_isNotAtTheEndYet() {
    progress.onStep(first, 4, 60, 0.1);
    progress.finished(first, fourEpochs());
    progress.onStep(second, 7, 60, 0.2);
    assertThat(shown.newest()).startsWith("training  91 %  1 of 2 runs done"); // 4 + 7 of 4 + 8
  }

  @Test
  void finished_early_saysNothingOfOtherConditions() {
    Experiment other = second.with(RandomLabels.all());
    SweepProgress mixed = new SweepProgress(List.of(first, other), shown.line());
    mixed.onStep(first, 4, 60, 0.1);
    mixed.finished(first, fourEpochs());
    assertThat(shown.newest()).startsWith("training  28 %  1 of 2 runs done"); // 4 of 4 + 10
  }

  @Test
  void finished_allReadBack_isEverything() {
    progress.finished(first, fourEpochs());
    progress.finished(second, fourEpochs());
    assertThat(shown.newest()).startsWith("training 100 %  2 of 2 runs done");
  }

  @Test
  void work_moreEpochsOrALargerNetwork_isMore() {
    Experiment larger = Experiment.of(new Mlp(1, 512)).on(first.dataset()).epochs(1);
    SweepProgress all = new SweepProgress(List.of(first, larger), shown.line());
    assertThat(all.work(first)).isEqualTo(60.0 * 10 * (2352 * 8 + 8 * 10));
    assertThat(all.work(larger)).isEqualTo(60.0 * (2352 * 512 + 512 * 10));
  }

  private Run fourEpochs() {
    return MadeRun.of(first, 1, 0.3, 2, 1, 0.5, 0.1);
  }
}
