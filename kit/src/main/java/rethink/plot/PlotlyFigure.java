package rethink.plot;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.components.Line.Dash;
import tech.tablesaw.plotly.components.Marker;
import tech.tablesaw.plotly.traces.ScatterTrace;
import tech.tablesaw.plotly.traces.ScatterTrace.Fill;
import tech.tablesaw.plotly.traces.ScatterTrace.Mode;
import tech.tablesaw.plotly.traces.Trace;

/**
 * A chart as the JavaScript that tablesaw-jsplot writes for Plotly. Plotly must be 2.x: jsplot
 * emits "titlefont", which 3.0 no longer knows.
 */
final class PlotlyFigure {
  static final String VERSION = "2.35.3";
  private static final String LIBRARY =
      "/META-INF/resources/webjars/plotly.js-dist/" + VERSION + "/plotly.js";

  private PlotlyFigure() {}

  /**
   * Statements that draw a chart under a title, which may be empty, into the element with an id.
   */
  static String script(Chart chart, String title, String id) {
    Map<String, Integer> places = Palette.places(chart.keys());
    List<Trace> traces = new ArrayList<>();
    chart.bands().forEach(band -> traces.add(trace(chart, band, places)));
    chart.lines().stream()
        .sorted(Comparator.comparing(line -> !isBroken(line)))
        .forEach(line -> traces.add(trace(chart, line, places)));
    Layout layout =
        Layout.builder(plain(title))
            .autosize(true)
            .width(1000)
            .height(540)
            .xAxis(axis(chart.x(), Range.ofX(chart)))
            .yAxis(axis(chart.y(), Range.ofY(chart)))
            .build();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try {
      // Where jsplot looks for its templates; a notebook's thread may have another loader there.
      thread.setContextClassLoader(Figure.class.getClassLoader());
      String script = new Figure(layout, traces.toArray(Trace[]::new)).asJavascript(id);
      return "{\n" + script.replaceAll("</?script>", "") + "}";
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /**
   * The Plotly library, gzipped and in base64; the bundle of charts alone is on no Maven
   * repository.
   */
  static String packedLibrary() {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (InputStream library = PlotlyFigure.class.getResourceAsStream(LIBRARY)) {
      if (library == null) {
        throw new IllegalStateException(
            "%s is not on the class path; add org.webjars.npm:plotly.js-dist:%s"
                .formatted(LIBRARY, VERSION));
      }
      try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
        library.transferTo(gzip);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(packed.toByteArray());
  }

  private static Trace trace(Chart chart, Line line, Map<String, Integer> places) {
    String shade = rgb(color(line, places));
    boolean broken = isBroken(line);
    return ScatterTrace.builder(line.x(), line.y())
        .name(plain(chart.fullLabel(line)))
        .mode(mode(line.style()))
        .line(
            tech.tablesaw.plotly.components.Line.builder()
                .color(shade)
                .width(2)
                .dash(broken ? Dash.DASH : Dash.SOLID)
                .build())
        .marker(Marker.builder().color(shade).size(broken ? 5 : 4).build())
        .build();
  }

  /** Such lines lie below the others. */
  private static boolean isBroken(Line line) {
    return line.style() == Style.DASHED || line.style() == Style.REFERENCE;
  }

  private static Color color(Line line, Map<String, Integer> places) {
    if (line.style() == Style.REFERENCE) {
      return Look.FRAME;
    }
    Color color = Palette.color(places.get(line.key()));
    return line.style() == Style.DASHED ? Palette.light(color) : color;
  }

  private static Mode mode(Style style) {
    return switch (style) {
      case SOLID, DASHED -> Mode.LINE_AND_MARKERS;
      case MARKERS -> Mode.MARKERS;
      case REFERENCE -> Mode.LINE;
    };
  }

  private static Trace trace(Chart chart, Band band, Map<String, Integer> places) {
    Color color = Palette.color(places.get(band.key()));
    double[] x = band.x();
    double[] low = band.low();
    double[] high = band.high();
    double floor = Range.ofY(chart).min();
    int n = x.length;
    double[] outlineX = new double[2 * n];
    double[] outlineY = new double[2 * n];
    for (int i = 0; i < n; i++) {
      outlineX[i] = x[i];
      outlineY[i] = high[i];
      outlineX[2 * n - 1 - i] = x[i];
      outlineY[2 * n - 1 - i] = chart.y().shows(low[i]) ? low[i] : floor;
    }
    return ScatterTrace.builder(outlineX, outlineY)
        .name("spread of " + plain(band.key()))
        .mode(Mode.LINE)
        .line(tech.tablesaw.plotly.components.Line.builder().color(rgb(color)).width(0).build())
        .fill(Fill.TO_SELF)
        .fillColor(
            "rgba(%d,%d,%d,0.18)".formatted(color.getRed(), color.getGreen(), color.getBlue()))
        .showLegend(false)
        .build();
  }

  private static tech.tablesaw.plotly.components.Axis axis(Axis axis, Range range) {
    var builder = tech.tablesaw.plotly.components.Axis.builder().title(plain(axis.label()));
    if (axis.log()) {
      builder.type(tech.tablesaw.plotly.components.Axis.Type.LOG);
    }
    if (axis.min() != null || axis.max() != null) {
      double min = axis.log() ? Math.log10(range.min()) : range.min();
      double max = axis.log() ? Math.log10(range.max()) : range.max();
      builder.range(min, max);
    }
    return builder.build();
  }

  /**
   * Text that can stand in jsplot's string literals: it escapes for HTML, but not for JavaScript.
   */
  private static String plain(String text) {
    return text.replaceAll("[\\\\\\p{Cntrl}\u2028\u2029]", " ");
  }

  private static String rgb(Color color) {
    return "#%06x".formatted(color.getRGB() & 0xFFFFFF);
  }
}
