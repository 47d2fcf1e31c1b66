package rethink.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngChartTest {
  private static final Color TRUE_LABELS = Palette.color(0);
  private static final double[] XS = IntStream.range(0, 20).asDoubleStream().toArray();

  @Test
  void draw_oneChart_isSharpAndSmall() throws IOException {
    byte[] png = PngChart.draw(ExampleCharts.learningCurves());
    BufferedImage image = decode(png);
    assertThat(image.getWidth()).isEqualTo(1600);
    assertThat(image.getHeight()).isEqualTo(960);
    assertThat(png.length).isLessThan(120_000);
  }

  @Test
  void draw_twice_givesTheSameBytes() {
    assertThat(PngChart.draw(ExampleCharts.learningCurves()))
        .isEqualTo(PngChart.draw(ExampleCharts.learningCurves()));
  }

  @Test
  void draw_solidAndDashedOfOneKey_useOneHue() throws IOException {
    BufferedImage ours =
        decode(PngChart.draw(chart().with(Line.solid("true-labels", "ours", XS, XS))));
    BufferedImage paper =
        decode(PngChart.draw(chart().with(Line.dashed("true-labels", "paper", XS, XS))));
    assertThat(count(ours, TRUE_LABELS)).isGreaterThan(5_000);
    assertThat(count(paper, TRUE_LABELS)).isZero();
    int light = count(paper, Palette.light(TRUE_LABELS));
    assertThat(light).isGreaterThan(2_000).isLessThan(count(ours, TRUE_LABELS));
  }

  /** What nobody measured must not look measured, nor take a colour from what is. */
  @Test
  void draw_reference_isGreyWithoutMarkersAndLeavesTheColours() throws IOException {
    Chart chart = chart().with(Line.solid("ours", "ours", XS, XS));
    double[] twice = IntStream.range(0, 20).mapToDouble(i -> 2 * i).toArray();
    Chart beside = chart.with(Line.reference("twice", XS, twice));
    Color ours = Palette.color(Palette.places(chart.keys()).get("ours"));
    assertThat(beside.keys()).isEqualTo(chart.keys());
    assertThat(count(decode(PngChart.draw(beside)), ours)).isGreaterThan(2_000);
    assertThat(PlotlyFigure.script(beside, "", "id")).contains("mode: 'lines'", "#999999");
  }

  @Test
  void draw_band_fillsItsArea() throws IOException {
    double[] high = IntStream.range(0, 20).mapToDouble(i -> i + 5).toArray();
    BufferedImage image =
        decode(
            PngChart.draw(
                chart()
                    .with(Line.solid("true-labels", "ours", XS, XS))
                    .with(new Band("true-labels", XS, XS, high))));
    Color tint = new Color(209, 229, 241);
    assertThat(count(image, tint)).isGreaterThan(100_000);
  }

  @Test
  void draw_zeroAndGapsOnLogarithmicAxis_leavesThemOut() throws IOException {
    double[] y = XS.clone();
    y[10] = Double.NaN;
    y[12] = Double.POSITIVE_INFINITY;
    Chart chart = Chart.of("log", "Log", Axis.log("x"), Axis.log("y"));
    BufferedImage image =
        decode(
            PngChart.draw(
                chart
                    .with(Line.solid("true-labels", "ours", XS, y))
                    .with(Line.dashed("true-labels", "paper", XS, y))
                    .with(new Band("true-labels", XS, new double[20], y))));
    assertThat(count(image, TRUE_LABELS)).isGreaterThan(3_000);
  }

  @Test
  void draw_withoutLinesOrWithOnePoint_doesNotFail() throws IOException {
    double[] one = {3};
    assertThat(decode(PngChart.draw(chart())).getWidth()).isEqualTo(1600);
    BufferedImage image =
        decode(PngChart.draw(chart().with(Line.markers("true-labels", "point", one, one))));
    assertThat(count(image, TRUE_LABELS)).isGreaterThan(100);
  }

  @Test
  void draw_panels_standSideBySide() throws IOException {
    Panels panels =
        Panels.of("pair", "Pair", ExampleCharts.learningCurves(), ExampleCharts.timeToFit());
    BufferedImage image = decode(PngChart.draw(panels));
    assertThat(image.getWidth()).isEqualTo(1920);
    BufferedImage right = image.getSubimage(960, 0, 960, image.getHeight());
    assertThat(count(right, TRUE_LABELS)).isGreaterThan(1_000);
  }

  @Test
  void in_chartWhoseLinesFillAllCorners_isEmpty() {
    double[] ends = {0, 1};
    Chart cross =
        chart()
            .with(Line.solid("a", "up", ends, new double[] {0, 1}))
            .with(Line.solid("b", "down", ends, new double[] {1, 0}));
    assertThat(FreeCorner.in(cross, 0.3, 0.3)).isEmpty();
    Chart falling = chart().with(Line.solid("b", "down", ends, new double[] {1, 0}));
    assertThat(FreeCorner.in(falling, 0.3, 0.3)).contains(new FreeCorner(true, true));
  }

  @Test
  void legend_paperLinesBesideOurs_shareOneEntry() {
    Chart both = ExampleCharts.learningCurves();
    assertThat(entries(both)).isEqualTo(6);
    Chart paperOnly =
        new Chart(
            both.name(),
            both.title(),
            "",
            both.x(),
            both.y(),
            both.lines().stream().filter(line -> line.style() == Style.DASHED).toList(),
            List.of());
    assertThat(entries(paperOnly)).isEqualTo(5);
  }

  private static int entries(Chart chart) {
    Legend legend = Legend.of(List.of(chart), Palette.places(chart.keys()), Look.TICK);
    return legend.rowsHeight(1) / legend.rowsHeight(100_000);
  }

  private static Chart chart() {
    return Chart.of("test", "Title", Axis.of("x"), Axis.of("y"));
  }

  private static BufferedImage decode(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static int count(BufferedImage image, Color wanted) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        Color found = new Color(image.getRGB(x, y));
        boolean near =
            Math.abs(found.getRed() - wanted.getRed()) <= 3
                && Math.abs(found.getGreen() - wanted.getGreen()) <= 3
                && Math.abs(found.getBlue() - wanted.getBlue()) <= 3;
        count += near ? 1 : 0;
      }
    }
    return count;
  }
}
