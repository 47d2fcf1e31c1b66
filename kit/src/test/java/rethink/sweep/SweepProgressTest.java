package rethink.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rethink.corrupt.RandomLabels;
import rethink.data.Dataset;
import rethink.log.LockOwner;
import rethink.log.MadeRun;
import rethink.log.Run;
import rethink.model.Mlp;
import rethink.progress.MadeProgress;
import rethink.train.Experiment;

class SweepProgressTest {
  private final Experiment first =
      Experiment.of(new Mlp(1, 8)).on(new Dataset("shapes", 60, 20)).batch(20).epochs(10);
  private final Experiment second = first.seed(2);
  private final AtomicLong time = new AtomicLong(1);
  private final SweepProgress state = new SweepProgress(time::get);
  private final MadeProgress shown = new MadeProgress();
  private final LineView line = new LineView(shown.line());

  @BeforeEach
  void begin() {
    state.begins(List.of(first, second));
    state.starts(2);
    line.begins(List.of(first, second));
    line.starts(2);
  }

  @Test
  void line_firstEpoch_tellsTheShareOfAllWork() {
    line.progresses(first, new Progress(1, 60, 2.25, Double.NaN, 0));
    assertThat(shown.newest())
        .startsWith(
            "training   5 %  0 of 2 runs done; mlp-1x8, true-labels, seed 1: epoch 1, loss 2.250")
        .endsWith(" left");
  }

  @Test
  void line_afterAnEpoch_tellsAccuracyAndSpeed() {
    line.progresses(first, new Progress(2, 20, 1.5, 0.75, 1030.4));
    assertThat(shown.newest()).contains("epoch 2, loss 1.500, accuracy 0.75, 1,030 images/s");
  }

  @Test
  void fraction_finishedEarly_shortensWhatIsExpectedOfTheSameKind() {
    state.progresses(first, new Progress(4, 60, 0.1, 1, 1));
    assertThat(state.fraction()).isEqualTo(0.2);
    state.finishes(first, fourEpochs());
    assertThat(state.fraction()).isEqualTo(0.5);
  }

  @Test
  void fraction_longerThanTheFinished_isNotOneYet() {
    state.finishes(first, fourEpochs());
    state.progresses(second, new Progress(7, 60, 0.2, 1, 1));
    assertThat(state.fraction()).isEqualTo((4 + 7) / (4 + 8.0), offset(1e-12));
  }

  @Test
  void fraction_finishedUnderAnotherCondition_saysNothing() {
    Experiment other = second.with(RandomLabels.all());
    state.begins(List.of(first, other));
    state.finishes(first, fourEpochs());
    assertThat(state.fraction()).isEqualTo(4 / 14.0, offset(1e-12));
  }

  @Test
  void fraction_allFinishedOrFailed_isOne() {
    state.finishes(first, fourEpochs());
    state.fails(second, new Failure("no", Optional.empty()), false);
    assertThat(state.fraction()).isEqualTo(1);
    assertThat(List.of(state.done(), state.failed(), state.left())).containsExactly(1, 1, 0);
  }

  @Test
  void counts_runningFailedForNowAndHeld_areToldApart() {
    state.performs(first);
    assertThat(state.running()).containsOnlyKeys(first);
    state.fails(first, new Failure("no", Optional.empty()), true);
    assertThat(List.of(state.running().size(), state.failed(), state.left()))
        .containsExactly(0, 0, 2);
    state.performs(second);
    state.waits(second, new LockOwner("someone"));
    assertThat(state.running()).isEmpty();
    assertThat(state.waiting()).containsOnlyKeys(second);
    state.finishes(second, fourEpochs());
    assertThat(state.waiting()).isEmpty();
  }

  @Test
  void secondsLeft_finishedBeforeTheStart_isNoMeasureOfSpeed() {
    assertThat(state.secondsLeft()).isNaN();
    state.finishes(first, fourEpochs());
    state.starts(2);
    time.addAndGet(10_000_000_000L);
    assertThat(state.secondsLeft()).isNaN();
    state.progresses(second, new Progress(1, 60, 2, 0.1, 6));
    assertThat(state.secondsLeft()).as("3 of 4 epochs of 10 s").isEqualTo(30, offset(1e-9));
    assertThat(state.imagesPerSecond()).isEqualTo(6);
  }

  private Run fourEpochs() {
    return MadeRun.of(first, 1, 0.3, 2, 1, 0.5, 0.1);
  }
}
