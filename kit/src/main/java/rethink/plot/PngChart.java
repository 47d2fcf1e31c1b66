package rethink.plot;

import java.awt.Font;
import java.awt.Graphics2D;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Charts as PNG pictures, 1600x960 pixels for one chart. Equal charts give equal bytes on one
 * machine; another set of fonts gives others.
 */
public final class PngChart {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 480;
  private static final int PANEL_WIDTH = 480;
  private static final int PANEL_HEIGHT = 380;
  private static final int COLUMNS = 3;

  private PngChart() {}

  /** Draws one chart. */
  public static byte[] draw(Chart chart) {
    Frame frame = new Frame(WIDTH, chart.title(), chart.caption());
    Map<String, Integer> places = Palette.places(chart.keys());
    Panel panel = new Panel(chart, places, Legend.of(List.of(chart), places, Look.LABEL));
    return Png.ofDrawing(
        Look.picture(
            WIDTH,
            HEIGHT,
            g -> {
              frame.draw(g, HEIGHT);
              panel.draw(g, 0, frame.above(), WIDTH, HEIGHT - frame.above() - frame.below());
            }));
  }

  /**
   * Draws charts side by side, up to three in a row, under one title. They share one legend when
   * one of them has the keys of all others; otherwise each has its own.
   */
  public static byte[] draw(Panels panels) {
    List<Chart> charts = panels.charts();
    int columns = charts.size() == 4 ? 2 : Math.min(charts.size(), COLUMNS);
    int gridRows = (charts.size() + columns - 1) / columns;
    int width = columns * PANEL_WIDTH;
    Frame frame = new Frame(width, panels.title(), panels.caption());
    List<String> most =
        charts.stream().map(Chart::keys).max(Comparator.comparingInt(List::size)).orElseThrow();
    Set<String> all = new HashSet<>(most);
    boolean sharing = charts.stream().allMatch(chart -> all.containsAll(chart.keys()));
    Legend shared = sharing ? Legend.of(charts, Palette.places(most), Look.LABEL) : Legend.none();
    int top = frame.above() + (sharing ? shared.rowsHeight(frame.textWidth()) + 4 : 4);
    int height = top + gridRows * PANEL_HEIGHT + frame.below();
    return Png.ofDrawing(
        Look.picture(
            width,
            height,
            g -> {
              frame.draw(g, height);
              shared.rows(g, Look.MARGIN, frame.above(), frame.textWidth());
              for (int i = 0; i < charts.size(); i++) {
                Chart chart = charts.get(i);
                Map<String, Integer> places = Palette.places(sharing ? most : chart.keys());
                Legend own = sharing ? Legend.none() : Legend.of(List.of(chart), places, Look.TICK);
                int x = i % columns * PANEL_WIDTH;
                int y = top + i / columns * PANEL_HEIGHT;
                panel(g, chart, new Panel(chart, places, own), x, y);
              }
            }));
  }

  private static void panel(Graphics2D g, Chart chart, Panel panel, int x, int y) {
    Font font = Look.LABEL.deriveFont(Font.BOLD);
    List<String> title = Look.wrap(font, chart.title(), PANEL_WIDTH - 2 * Look.MARGIN);
    int above = Look.lines(g, font, Look.TEXT, title, x + Look.MARGIN, y + 20) - y - 12;
    panel.draw(g, x, y + above, PANEL_WIDTH, PANEL_HEIGHT - above);
  }
}
