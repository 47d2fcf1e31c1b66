package rethink.plot;

import java.awt.Color;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.XYStyler;

/** How axes and grid look in XChart: white ground, thin light grid, large labels. */
final class PlotStyle {
  /** Room for tick labels and axis title, in logical pixels. */
  static final int LEFT = 76;

  static final int BELOW = 62;

  /** Least distance between ticks, in logical pixels. */
  private static final int X_SPACING = 80;

  private static final int Y_SPACING = 56;

  private PlotStyle() {}

  static void apply(XYChart drawn, Chart chart, Range xs, Range ys) {
    drawn.setXAxisTitle(chart.x().label());
    drawn.setYAxisTitle(chart.y().label());
    XYStyler style = drawn.getStyler();
    style.setLegendVisible(false);
    style.setChartTitleVisible(false);
    style.setChartBackgroundColor(Color.WHITE);
    style.setPlotBackgroundColor(Color.WHITE);
    style.setPlotBorderVisible(true);
    style.setPlotBorderColor(Look.FRAME);
    style.setPlotGridLinesColor(Look.GRID);
    style.setPlotGridLinesStroke(Look.HAIR);
    style.setPlotContentSize(0.96);
    style.setAxisTicksLineVisible(false);
    style.setPlotMargin(0);
    style.setChartPadding(4);
    style.setMarkerSize(8);
    style.setChartFontColor(Look.TEXT);
    style.setAxisTitleFont(Look.LABEL);
    style.setAxisTickLabelsFont(Look.TICK);
    style.setAxisTickLabelsColor(Look.TEXT);
    style.setAxisTickMarksColor(Look.FRAME);
    style.setAxisTickMarkLength(5);
    style.setXAxisTickMarkSpacingHint(X_SPACING);
    style.setYAxisTickMarkSpacingHint(Y_SPACING);
    style.setXAxisLogarithmic(xs.log());
    style.setYAxisLogarithmic(ys.log());
    style.setXAxisMin(xs.log() ? xs.min() : justBelow(xs));
    style.setXAxisMax(xs.max());
    style.setYAxisMin(ys.min());
    style.setYAxisMax(ys.max());
    style.setYAxisLabelAlignment(AxesChartStyler.TextAlignment.Right);
    style.setXAxisLogarithmicDecadeOnly(Ticks.areDecades(xs));
    style.setYAxisLogarithmicDecadeOnly(Ticks.areDecades(ys));
    style.setXAxisTickLabelsFormattingFunction(
        Ticks.labels(xs, (drawn.getWidth() - LEFT) / X_SPACING));
    style.setYAxisTickLabelsFormattingFunction(
        Ticks.labels(ys, (drawn.getHeight() - BELOW) / Y_SPACING));
  }

  /**
   * XChart puts ticks at the data where the data, ends included, are equally spaced, as steps and
   * epochs are: 128, 160, 192. An end that is a hair off gives round numbers.
   */
  private static double justBelow(Range xs) {
    return xs.min() - 0.001 * (xs.max() - xs.min()) - 0.0002;
  }
}
