package rethink.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AltTextTest {
  @Test
  void of_chart_tellsTitleAxesAndCourse() {
    Chart chart =
        Chart.of("loss", "Training loss", Axis.of("epoch"), Axis.log("loss"))
            .with(
                Line.solid(
                    "k", "true labels", new double[] {1, 2, 3}, new double[] {2.3, 0.1, 0.2}))
            .captioned("One seed.");
    assertThat(AltText.of(chart))
        .isEqualTo(
            """
            loss: Training loss
            x: epoch
            y: loss (logarithmic)
            true labels: from 2.3 at 1 to 0.2 at 3, lowest 0.1 (3 points)
            One seed.
            """);
  }

  @Test
  void of_panels_beginsWithTheirNameAndHoldsEachChart() {
    Panels panels =
        Panels.of("pair", "Both", ExampleCharts.learningCurves(), ExampleCharts.timeToFit());
    assertThat(AltText.of(panels))
        .startsWith("pair: Both\nPanel: Average training loss")
        .contains("Panel: Time to fit\n", "inception: from 8 at 0 to 160.7 at 1");
  }

  @Test
  void of_grid_countsItsRows() {
    assertThat(AltText.of(ExampleCharts.pictures()))
        .startsWith("corruptions: Ten images")
        .contains("random labels: 10 images\n");
  }
}
