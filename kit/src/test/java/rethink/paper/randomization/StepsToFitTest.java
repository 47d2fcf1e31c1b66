package rethink.paper.randomization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rethink.data.Dataset;
import rethink.log.MadeRun;
import rethink.log.Run;
import rethink.model.Mlp;
import rethink.paper.Spread;
import rethink.train.Experiment;

class StepsToFitTest {
  private static final Experiment TEN_STEPS_AN_EPOCH =
      Experiment.of(new Mlp(1, 8)).on(new Dataset("shapes", 100, 20)).batch(10);

  @ParameterizedTest
  @CsvSource({
    "0.3 0.05, 18", // four fifths of the way from step 10 to step 20
    "2.3 0.2 0.1, 30",
    "0.08 0.04, 10", // within the first epoch: its end
    "0.3 0.05 0.4 0.02, 18" // the first time counts
  })
  void of_losses_isWhereTheyCrossOneTenth(String losses, double steps) {
    assertThat(StepsToFit.of(run(losses))).hasValue(steps);
  }

  @Test
  void of_neverFitted_isEmpty() {
    assertThat(StepsToFit.of(run("2.3 1.0 0.11"))).isEmpty();
  }

  @Test
  void of_severalRuns_hasNoNumberUnlessAllFit() {
    Run fits = run("0.3 0.05");
    assertThat(StepsToFit.of(List.of(fits, run("0.08")))).isEqualTo(Spread.of(18, 10));
    assertThat(StepsToFit.of(List.of(fits, run("2.3"))).mean()).isNaN();
  }

  private static Run run(String losses) {
    double[] values =
        List.of(losses.split(" ")).stream().mapToDouble(Double::parseDouble).toArray();
    return MadeRun.of(TEN_STEPS_AN_EPOCH, 1, 0.3, values);
  }
}
