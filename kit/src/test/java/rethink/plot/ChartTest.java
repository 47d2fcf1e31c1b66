package rethink.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTest {
  private static final double[] XS = {1, 2};

  @ParameterizedTest
  @ValueSource(strings = {"", "../up", "a/b", "Figure", ".hidden", "a b"})
  void name_thatIsNoPlainFileName_isRefused(String name) {
    assertThatThrownBy(() -> Chart.of(name, "", Axis.of("x"), Axis.of("y")))
        .hasMessageContaining("\"" + name + "\"")
        .hasMessageContaining("lower-case letters");
  }

  @Test
  void line_whoseArraysDiffer_isRefused() {
    assertThatThrownBy(() -> Line.solid("k", "loss", XS, new double[3]))
        .hasMessage("line \"loss\" has 2 x values and 3 y values; each point needs both");
  }

  @Test
  void band_whoseArraysDiffer_isRefused() {
    assertThatThrownBy(() -> new Band("k", XS, XS, new double[3]))
        .hasMessageContaining("2 x values, 2 low and 3 high");
  }

  @Test
  void axis_upsideDown_isRefused() {
    assertThatThrownBy(() -> Axis.of("loss").between(2.0, 1.0))
        .hasMessageContaining("runs from 2.0 to 1.0");
    assertThatThrownBy(() -> Axis.log("loss").between(0.0, 1.0))
        .hasMessageContaining("start above 0");
  }

  @Test
  void line_afterItsArraysChanged_isAsBefore() {
    double[] x = XS.clone();
    Line line = Line.solid("k", "label", x, XS);
    x[0] = 9;
    line.y()[0] = 9;
    assertThat(line.x()).containsExactly(1, 2);
    assertThat(line.y()).containsExactly(1, 2);
  }

  @Test
  void fullLabel_ofLabelUsedTwice_namesTheLineItBelongsTo() {
    Chart chart = ExampleCharts.learningCurves();
    assertThat(chart.lines()).extracting(chart::fullLabel).contains("paper (random labels)");
    assertThat(chart.lines()).extracting(chart::fullLabel).doesNotHaveDuplicates();
  }
}
