package rethink.paper.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import rethink.plot.Chart;
import rethink.plot.Line;
import rethink.plot.Panels;

class KernelChartsTest {
  private final MadeKernels made = new MadeKernels();

  private KernelCharts charts() {
    return KernelCharts.of(made.solved());
  }

  @Test
  void errors_madeMachines_areMeansWithLawsAndBands() {
    Chart chart = charts().errors().charts().get(0);
    assertThat(chart.lines())
        .extracting(Line::label)
        .containsExactly("pixels", "50 random filters", "2.32 n^-0.29");
  }

  @Test
  void errors_recorded_standBesideThePaper() {
    Panels panels = KernelCharts.recorded().errors();
    assertThat(panels.name()).isEqualTo("kernel-errors-recorded");
    Chart mnist =
        panels.charts().stream().filter(c -> c.title().equals("MNIST")).findFirst().orElseThrow();
    Line paper = mnist.lines().get(mnist.lines().size() - 1);
    assertThat(paper.y()).containsExactly(0.012, 0.006);
    Line pixels = mnist.lines().get(0);
    assertThat(pixels.x()[pixels.size() - 1]).isEqualTo(60_000);
    assertThat(pixels.y()[pixels.size() - 1]).isBetween(0.011, 0.013);
  }

  @Test
  void norms_madeMachines_haveAPanelForEachKernelWithRandomLabels() {
    List<Chart> charts = charts().norms().charts();
    assertThat(charts).hasSize(1);
    assertThat(charts.get(0).lines().get(1).y()).containsExactly(12, 30.5);
    assertThat(charts.get(0).bands().get(0).high()).containsExactly(12, 31);
    assertThat(charts.get(0).caption()).contains("Mean of 2 seeds");
  }

  @Test
  void ridges_madeMachines_areRatiosOfTheSameSeed() {
    Chart pixels = charts().ridges().charts().get(0);
    assertThat(pixels.lines())
        .extracting(Line::label)
        .containsExactly("ridge 0.001", "ridge 0.1", "exact");
    assertThat(pixels.lines().get(1).y()).containsExactly(0.38 / 0.4);
    // Two standard errors of 0.4 among 1,000 images are 0.031.
    assertThat(pixels.bands().get(0).high()[0]).isCloseTo(1 + 0.031 / 0.4, within(1e-3));
  }

  @Test
  void filters_madeMachines_haveALineForEachSize() {
    Chart chart = charts().filters("shapes");
    assertThat(chart.lines()).extracting(Line::label).containsExactly("n = 200", "n = 400");
    assertThat(chart.lines().get(0).y()[0]).isCloseTo(0.33, within(1e-12));
  }

  @Test
  void errorsAgainstNorms_madeMachines_goFromSmallToLarge() {
    Line pixels = charts().errorsAgainstNorms().charts().get(0).lines().get(0);
    assertThat(pixels.x()).containsExactly(10, 14, 20);
    assertThat(pixels.y()).containsExactly(0.6, 0.5, 0.4);
  }
}
