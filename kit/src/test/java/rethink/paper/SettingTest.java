package rethink.paper;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import rethink.corrupt.TrueLabels;
import rethink.data.Dataset;
import rethink.train.Experiment;

class SettingTest {
  private static final Setting SETTING = new Setting(new Dataset("cifar10", 5_000, 2_000), 128, 60);

  private static Experiment experiment(Setting setting) {
    return setting.experiment(Network.MLP.model(), new TrueLabels(), 1);
  }

  @Test
  void experiment_tenthOfThePapersImages_lowersTheRateByAsMuchInAsManySteps() {
    double afterTen = Math.pow(experiment(SETTING).decay(), 10);
    assertThat(afterTen).isEqualTo(0.95, Offset.offset(1e-12));
  }

  @Test
  void decayEachPass_anySize_isThePapersFactorExactly() {
    assertThat(experiment(SETTING.decayEachPass()).decay()).isEqualTo(0.95);
    assertThat(experiment(SETTING.decay(0.999).decayEachPass()).decay()).isEqualTo(0.999);
  }

  @Test
  void toString_ofASchedule_saysItUnlessItIsThePapers() {
    assertThat(SETTING).hasToString("cifar10, 5000 images, batches of 128");
    assertThat(SETTING.decay(0.98)).asString().endsWith(", rate x0.98 per 391 steps");
    assertThat(SETTING.decayEachPass()).asString().endsWith(", rate x0.95 per 39 steps");
  }
}
