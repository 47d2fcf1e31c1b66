package rethink.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rethink.train.Miniature.SILENT;
import static rethink.train.Miniature.measured;
import static rethink.train.Miniature.parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rethink.log.EpochMetrics;
import rethink.log.Run;

class MeasuredEpochsTest {
  @TempDir private Path runs;

  @Test
  void contain_firstOnesThenEveryTenth() {
    assertThat(
            IntStream.rangeClosed(1, 45)
                .filter(epoch -> MeasuredEpochs.named("1,2,5,+10").contain(epoch)))
        .containsExactly(1, 2, 5, 10, 20, 30, 40);
    assertThat(IntStream.rangeClosed(1, 9).filter(MeasuredEpochs.ALL::contain)).hasSize(9);
    assertThat(IntStream.rangeClosed(1, 9).filter(MeasuredEpochs.named("3")::contain))
        .containsExactly(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,2,5,10,+10", "+1", "7", "3,4"})
  void named_itsOwnText_isTheSame(String text) {
    assertThat(MeasuredEpochs.named(text).toString()).isEqualTo(text);
  }

  @Test
  void named_anotherText_saysWhatWasWanted() {
    assertThatThrownBy(() -> MeasuredEpochs.named("1;2"))
        .hasMessage(
            "measured epochs are \"1;2\", wanted some as 1,2,5,10,+10, where +10 stands for each"
                + " tenth");
    assertThatThrownBy(() -> MeasuredEpochs.named("2,1"))
        .hasMessage("measured epochs is [2, 1], wanted ascending from 1 on");
    assertThatThrownBy(() -> MeasuredEpochs.named("1,+2,3")).hasMessageContaining("1,+2,3");
  }

  @Test
  void run_fewMeasured_hasTheSameNetworkAndTheSameNumbersWhereItWasMeasured() throws IOException {
    Experiment all = Miniature.of("mlp-1x16").epochs(5);
    Run whole = Trainer.run(all, runs, SILENT);
    Run few = Trainer.run(all.measuring(MeasuredEpochs.named("2")), runs, SILENT);
    assertThat(few.id()).isNotEqualTo(whole.id());
    assertThat(parameters(few)).isEqualTo(parameters(whole));
    assertThat(few.epochs()).hasSize(5);
    assertThat(few.measured()).extracting(EpochMetrics::epoch).containsExactly(2, 5);
    List<EpochMetrics> wanted = measured(whole);
    List<EpochMetrics> found = measured(few);
    assertThat(found.get(1)).isEqualTo(wanted.get(1));
    assertThat(found.get(4)).isEqualTo(wanted.get(4));
    assertThat(found.get(0).runningLoss()).isEqualTo(wanted.get(0).runningLoss());
    assertThat(found.get(0).runningAccuracy()).isEqualTo(wanted.get(0).runningAccuracy());
    assertThat(found.get(0).weightNorm()).isEqualTo(wanted.get(0).weightNorm());
    assertThat(found.get(0).testAccuracy()).isNaN();
  }

  @Test
  void run_couldEndWithAnEpoch_measuresItWhateverTheRule() {
    Experiment once =
        Miniature.of("mlp-1x16").epochs(60).measuring(MeasuredEpochs.named("1")).stopAtLoss(0.5);
    Run run = Trainer.run(once, runs, SILENT);
    int end = run.last().epoch();
    assertThat(end).isBetween(3, 59);
    Run twice = Trainer.run(once.stop(new StopRule(0.5, 0, 2)), runs, SILENT);
    assertThat(twice.last().epoch()).isEqualTo(end + 1);
    assertThat(twice.measured()).extracting(EpochMetrics::epoch).contains(1, end, end + 1);
  }
}
