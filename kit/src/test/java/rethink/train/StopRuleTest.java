package rethink.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import rethink.log.EpochMetrics;

class StopRuleTest {
  private static final StopRule TWICE = new StopRule(0.05, 0.99, 2);

  @Test
  void isMet_twoGoodEpochsInARow_ends() {
    assertThat(TWICE.isMet(List.of(good()))).isFalse();
    assertThat(TWICE.isMet(List.of(good(), good()))).isTrue();
    assertThat(TWICE.isMet(List.of(good(), epoch(0.04, 0.04, 0.98), good()))).isFalse();
    assertThat(TWICE.isMet(List.of(good(), epoch(0.06, 0.04, 1), good()))).isFalse();
    assertThat(TWICE.isMet(List.of(epoch(0.9, 0.9, 0.1), good(), good()))).isTrue();
  }

  @Test
  void isMet_anEpochInBetweenThatWasNotMeasured_goesOn() {
    EpochMetrics running = EpochMetrics.running(2, 2, 0.1, 0.04, 1, 1, 1);
    assertThat(TWICE.isMet(List.of(good(), running))).isFalse();
    assertThat(TWICE.isMet(List.of(good(), running, good()))).isFalse();
  }

  @Test
  void isMet_lossOrAccuracyMissed_goesOn() {
    StopRule once = new StopRule(0.05, 0.99, 1);
    assertThat(once.isMet(List.of(epoch(0.05, 0.05, 0.99)))).isTrue();
    assertThat(once.isMet(List.of(epoch(0.051, 0.05, 0.99)))).isFalse();
    assertThat(once.isMet(List.of(epoch(0.05, 0.051, 0.99)))).isFalse();
    assertThat(once.isMet(List.of(epoch(0.05, 0.05, 0.9899)))).isFalse();
  }

  @Test
  void isMet_lossOfZero_neverEnds() {
    assertThat(StopRule.atLoss(0).isMet(List.of(epoch(0, 0, 1)))).isFalse();
    assertThat(StopRule.atLoss(0).mayHold(0)).isFalse();
  }

  @Test
  void construct_impossible_saysWhatWasWanted() {
    assertThatThrownBy(() -> new StopRule(0.1, 1.1, 1))
        .hasMessage("stop-at-accuracy is 1.1, wanted in [0, 1], 0 for any");
    assertThatThrownBy(() -> new StopRule(Double.NaN, 0, 1))
        .hasMessage("stop-at-loss is NaN, wanted at least 0 and finite");
    assertThatThrownBy(() -> new StopRule(0.1, 0, 0))
        .hasMessage("stop-after-epochs is 0, wanted at least 1");
  }

  private static EpochMetrics good() {
    return epoch(0.05, 0.05, 0.99);
  }

  private static EpochMetrics epoch(double runningLoss, double loss, double accuracy) {
    return new EpochMetrics(1, 1, 0.1, runningLoss, 1, loss, accuracy, 1, 1, 1, 0.1, 1, 0.1, 1, 1);
  }
}
