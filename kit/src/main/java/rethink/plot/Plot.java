package rethink.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A chart as XChart draws it: axes, grid, bands, lines and markers, without title and legend. */
final class Plot {
  private static final Marker[] MARKERS = {
    SeriesMarkers.CIRCLE,
    SeriesMarkers.SQUARE,
    SeriesMarkers.TRIANGLE_UP,
    SeriesMarkers.DIAMOND,
    SeriesMarkers.TRIANGLE_DOWN,
    SeriesMarkers.CROSS,
    SeriesMarkers.PLUS
  };

  /** A long full line carries about this many markers, enough to follow it without its colour. */
  private static final int MARKS = 12;

  private final Chart chart;
  private final Map<String, Integer> places;
  private final Range xs;
  private final Range ys;
  private final XYChart drawn;
  private int series;

  private Plot(Chart chart, Map<String, Integer> places, int width, int height) {
    this.chart = chart;
    this.places = places;
    this.xs = Range.ofX(chart);
    this.ys = Range.ofY(chart);
    this.drawn = new XYChart(width, height);
  }

  static XYChart of(Chart chart, Map<String, Integer> places, int width, int height) {
    Plot plot = new Plot(chart, places, width, height);
    PlotStyle.apply(plot.drawn, chart, plot.xs, plot.ys);
    chart.bands().forEach(plot::add);
    // Ours last, so that nothing covers it.
    chart.lines().stream().filter(l -> l.style() == Style.REFERENCE).forEach(plot::addReference);
    chart.lines().stream().filter(l -> l.style() == Style.DASHED).forEach(plot::addDashed);
    chart.lines().stream().filter(l -> l.style() == Style.SOLID).forEach(plot::addSolid);
    chart.lines().stream().filter(l -> l.style() == Style.MARKERS).forEach(plot::addMarkers);
    return plot.drawn;
  }

  static Marker marker(int place) {
    return MARKERS[place % MARKERS.length];
  }

  private void add(Band band) {
    double[] x = band.x();
    double[] low = band.low();
    double[] high = band.high();
    int[] shown =
        IntStream.range(0, x.length)
            .filter(i -> chart.x().shows(x[i]) && chart.y().shows(high[i]))
            .filter(i -> Double.isFinite(low[i]))
            .toArray();
    if (shown.length < 2) {
      return;
    }
    int[] back = IntStream.range(0, shown.length).map(i -> shown[shown.length - 1 - i]).toArray();
    double[] outlineX =
        IntStream.concat(IntStream.of(shown), IntStream.of(back)).mapToDouble(i -> x[i]).toArray();
    double[] outlineY = new double[outlineX.length];
    for (int i = 0; i < shown.length; i++) {
      outlineY[i] = high[shown[i]];
      double edge = low[back[i]];
      outlineY[shown.length + i] = chart.y().shows(edge) ? edge : ys.min();
    }
    XYSeries series = series(outlineX, outlineY);
    Color color = Palette.color(places.get(band.key()));
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
    series.setFillColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), 46));
    series.setLineStyle(SeriesLines.NONE);
    series.setMarker(SeriesMarkers.NONE);
  }

  private void addSolid(Line line) {
    Color color = Palette.color(places.get(line.key()));
    addStroke(line.x(), line.y(), color, Look.LINE);
    int every = Math.max(1, line.size() / MARKS);
    // Each line starts at another point, so that markers of close lines do not hide each other.
    int first = every == 1 ? 0 : places.get(line.key()) * every / 4 % every;
    int[] marked = IntStream.range(0, line.size()).filter(i -> i % every == first).toArray();
    addMarks(line, marked, color);
  }

  private void addReference(Line line) {
    addDashes(line, Look.FRAME, Look.HAIR);
  }

  private void addDashed(Line line) {
    Color color = Palette.light(Palette.color(places.get(line.key())));
    addDashes(line, color, Look.PAPER_LINE);
    int every = Math.max(1, line.size() / (2 * MARKS));
    addMarks(line, IntStream.range(0, line.size()).filter(i -> i % every == 0).toArray(), color);
  }

  private void addDashes(Line line, Color color, BasicStroke stroke) {
    Dashes dashes =
        Dashes.of(
            line, xs, ys, drawn.getWidth() - PlotStyle.LEFT, drawn.getHeight() - PlotStyle.BELOW);
    addStroke(dashes.x(), dashes.y(), color, stroke);
  }

  private void addMarkers(Line line) {
    Color color = Palette.color(places.get(line.key()));
    addMarks(line, IntStream.range(0, line.size()).toArray(), color);
  }

  private void addStroke(double[] x, double[] y, Color color, BasicStroke stroke) {
    XYSeries series = series(x, y);
    series.setLineColor(color);
    series.setLineStyle(stroke);
    series.setMarker(SeriesMarkers.NONE);
  }

  private void addMarks(Line line, int[] points, Color color) {
    double[] x = line.x();
    double[] y = line.y();
    XYSeries series =
        series(
            Arrays.stream(points).mapToDouble(i -> x[i]).toArray(),
            Arrays.stream(points).mapToDouble(i -> y[i]).toArray());
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    series.setMarkerColor(color);
    series.setMarker(marker(places.get(line.key())));
  }

  /** A series under the next free name; points without a place on the axes become gaps. */
  private XYSeries series(double[] x, double[] y) {
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      if (chart.x().shows(x[i])) {
        points.add(new double[] {x[i], chart.y().shows(y[i]) ? y[i] : Double.NaN});
      }
    }
    if (points.isEmpty()) {
      points.add(new double[] {xs.min(), Double.NaN});
    }
    return drawn.addSeries(
        String.valueOf(series++),
        points.stream().mapToDouble(point -> point[0]).toArray(),
        points.stream().mapToDouble(point -> point[1]).toArray());
  }
}
