package rethink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rethink.layer.Precision;
import rethink.log.MadeStore;
import rethink.train.Experiment;
import rethink.train.MeasuredEpochs;
import rethink.train.Protocol;
import rethink.train.StopRule;

class RunLineTest {

  @Test
  void of_momentumThatNoOptionSets_saysWhatDoes() {
    Experiment experiment =
        MadeStore.experiment("mlp-1x8", 1)
            .with(
                new Protocol(
                    0.01,
                    0.95,
                    0.5,
                    128,
                    100,
                    StopRule.atLoss(0.01),
                    MeasuredEpochs.ALL,
                    Precision.FLOAT32));
    assertThat(RunLine.of(experiment.json()))
        .isEqualTo("no option sets a momentum of 0.5; Experiment.with(Protocol) does");
  }
}
