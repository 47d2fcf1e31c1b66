package rethink.plot;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.Map;
import java.util.Optional;
import org.knowm.xchart.XYChart;

/**
 * One chart with its legend in a rectangle of a picture: the legend goes into a corner that no line
 * enters, or above the plot where there is none.
 */
final class Panel {
  /** White left and right of a plot. */
  private static final int SIDE = 8;

  /** Room between the legend and lines. */
  private static final int AROUND = 20;

  private final Chart chart;
  private final Map<String, Integer> places;
  private final Legend legend;

  Panel(Chart chart, Map<String, Integer> places, Legend legend) {
    this.chart = chart;
    this.places = places;
    this.legend = legend;
  }

  void draw(Graphics2D g, int x, int y, int width, int height) {
    Optional<FreeCorner> corner =
        FreeCorner.in(
            chart,
            (legend.boxWidth() + AROUND) / (double) (width - PlotStyle.LEFT),
            (legend.boxHeight() + AROUND) / (double) (height - PlotStyle.BELOW));
    int textWidth = width - 2 * Look.MARGIN;
    int rows = corner.isPresent() ? 0 : legend.rowsHeight(textWidth) + 4;
    XYChart plot = Plot.of(chart, places, width - 2 * SIDE, height - rows);
    AffineTransform before = g.getTransform();
    g.translate(x + SIDE, y + rows);
    plot.paint(g, plot.getWidth(), plot.getHeight());
    Look.smooth(g);
    corner.ifPresent(free -> inCorner(g, free, plot));
    g.setTransform(before);
    if (corner.isEmpty()) {
      legend.rows(g, x + Look.MARGIN, y, textWidth);
    }
  }

  private void inCorner(Graphics2D g, FreeCorner free, XYChart plot) {
    Range xs = Range.ofX(chart);
    Range ys = Range.ofY(chart);
    double left =
        free.right()
            ? plot.getScreenXFromChart(xs.max()) - legend.boxWidth()
            : plot.getScreenXFromChart(xs.min());
    double top =
        free.top()
            ? plot.getScreenYFromChart(ys.max())
            : plot.getScreenYFromChart(ys.min()) - legend.boxHeight();
    legend.box(g, (int) left, (int) top);
  }
}
