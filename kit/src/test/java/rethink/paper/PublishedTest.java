package rethink.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import rethink.paper.Published.Panel;
import rethink.plot.Line;
import rethink.plot.Style;

class PublishedTest {
  private final Published figure = Published.figure1();

  @Test
  void line_randomLabels_hasPlateauThenFall() {
    Line line = figure.panel("1a").line("random-labels");
    assertThat(line.style()).isEqualTo(Style.DASHED);
    assertThat(line.x()).hasSize(14).startsWith(0.4).endsWith(13.8).doesNotContain(7.5, 8.4);
    assertThat(line.y()).startsWith(2.30, 2.30).endsWith(0.33, 0.15, 0.07);
  }

  @Test
  void stepsToFit_ofTheConditions_growInThePapersOrder() {
    assertThat(figure.panel("1a").thousandStepsToLossOfOneTenth())
        .containsEntry("true-labels", 3.1)
        .containsEntry("random-labels", 13.5)
        .containsEntry("shuffled-pixels", 5.1)
        .containsEntry("random-pixels", 8.4)
        .containsEntry("gaussian-pixels", 7.8)
        .hasSize(5);
  }

  @Test
  void panels_1bAnd1c_haveElevenNoiseLevelsForThreeNetworks() {
    for (String name : new String[] {"1b", "1b-epochs", "1c"}) {
      Panel panel = figure.panel(name);
      assertThat(panel.series()).containsOnlyKeys("inception", "alexnet", "mlp-1x512");
      panel.series().keySet().forEach(key -> assertThat(panel.line(key).size()).isEqualTo(11));
    }
    assertThat(figure.panel("1b").line("inception").y()).endsWith(3.6, 3.6);
    assertThat(figure.panel("1b-epochs").line("alexnet").y()).startsWith(31).endsWith(48);
    assertThat(figure.panel("1c").line("mlp-1x512").y()).startsWith(0.495).endsWith(0.90);
  }

  @Test
  void ratios_timesEpochsWithoutNoise_giveTheEpochs() {
    for (String key : figure.panel("1b").series().keySet()) {
      double[] ratios = figure.panel("1b").line(key).y();
      double[] epochs = figure.panel("1b-epochs").line(key).y();
      for (int i = 0; i < ratios.length; i++) {
        assertThat(Math.abs(ratios[i] * epochs[0] - epochs[i])).isLessThan(0.5);
      }
    }
  }

  @Test
  void line_unknown_namesWhatThereIs() {
    assertThatThrownBy(() -> figure.panel("1c").line("resnet"))
        .hasMessage("no published curve \"resnet\"; there are [inception, alexnet, mlp-1x512]");
    assertThatThrownBy(() -> figure.panel("2")).hasMessageContaining("[1a, 1b, 1b-epochs, 1c]");
  }
}
