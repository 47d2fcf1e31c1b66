package rethink.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The legend, drawn as a box in a corner or as rows above the charts. Lines that share label and
 * style share an entry: the paper's five curves are one grey dashed "paper".
 */
final class Legend {
  private static final int SAMPLE = 34;
  private static final int GAP = 8;
  private static final int BETWEEN = 24;
  private static final int PAD = 8;
  private static final int NO_PLACE = -1;

  private static final List<Style> LISTED =
      List.of(Style.SOLID, Style.MARKERS, Style.DASHED, Style.REFERENCE);

  /** A sample is grey, and has no marker, where it stands for several colours or for none. */
  private record Entry(String label, Style style, Color color, Integer place) {}

  private final List<Entry> entries;
  private final Font font;

  private Legend(List<Entry> entries, Font font) {
    this.entries = entries;
    this.font = font;
  }

  /** A legend without entries, which takes no room. */
  static Legend none() {
    return new Legend(List.of(), Look.LABEL);
  }

  static Legend of(List<Chart> charts, Map<String, Integer> places, Font font) {
    Map<List<Object>, Entry> entries = new LinkedHashMap<>();
    for (Style style : LISTED) {
      for (Chart chart : charts) {
        for (Line line : chart.lines()) {
          if (line.style() == style) {
            Entry entry =
                style == Style.REFERENCE
                    ? new Entry(line.label(), style, Look.FRAME, NO_PLACE)
                    : entry(chart, line, places.get(line.key()));
            entries.merge(List.of(entry.label(), style), entry, Legend::shared);
          }
        }
      }
    }
    return new Legend(List.copyOf(entries.values()), font);
  }

  private static Entry entry(Chart chart, Line line, int place) {
    boolean dashed = line.style() == Style.DASHED;
    // A dashed line whose full line is missing has nothing else to tell what it is.
    boolean alone =
        dashed
            && chart.lines().stream()
                .noneMatch(l -> l.key().equals(line.key()) && l.style() != Style.DASHED);
    Color color = Palette.color(place);
    return new Entry(
        alone ? chart.fullLabel(line) : line.label(),
        line.style(),
        dashed ? Palette.light(color) : color,
        place);
  }

  private static Entry shared(Entry one, Entry other) {
    return one.place().equals(other.place())
        ? one
        : new Entry(one.label(), one.style(), Look.FRAME, one.place());
  }

  private int width(Entry entry) {
    return SAMPLE + GAP + Look.width(font, entry.label());
  }

  private int row() {
    return Look.lineHeight(font) + 2;
  }

  int boxWidth() {
    return entries.isEmpty() ? 0 : 2 * PAD + entries.stream().mapToInt(this::width).max().orElse(0);
  }

  int boxHeight() {
    return entries.isEmpty() ? 0 : 2 * PAD + entries.size() * row();
  }

  /** Draws a box with one entry to a line, its upper left corner at a point. */
  void box(Graphics2D g, int x, int y) {
    g.setColor(Color.WHITE);
    g.fillRect(x, y, boxWidth(), boxHeight());
    int center = y + PAD + row() / 2;
    for (Entry entry : entries) {
      draw(g, entry, x + PAD, center);
      center += row();
    }
  }

  /** Height of the entries laid out in rows of a width. */
  int rowsHeight(int width) {
    return rows(width).size() * row();
  }

  /** Draws entries one after the other in rows. */
  void rows(Graphics2D g, int x, int y, int width) {
    int center = y + row() / 2;
    for (List<Entry> row : rows(width)) {
      int left = x;
      for (Entry entry : row) {
        draw(g, entry, left, center);
        left += width(entry) + BETWEEN;
      }
      center += row();
    }
  }

  private List<List<Entry>> rows(int width) {
    List<List<Entry>> rows = new ArrayList<>();
    int used = width;
    for (Entry entry : entries) {
      if (used + width(entry) > width || rows.isEmpty()) {
        rows.add(new ArrayList<>());
        used = 0;
      }
      rows.get(rows.size() - 1).add(entry);
      used += width(entry) + BETWEEN;
    }
    return rows;
  }

  private void draw(Graphics2D g, Entry entry, int x, int center) {
    g.setColor(entry.color());
    if (entry.style() == Style.SOLID) {
      g.setStroke(Look.LINE);
      g.draw(new Line2D.Double(x, center, x + SAMPLE, center));
    } else if (entry.style() != Style.MARKERS) {
      BasicStroke stroke = entry.style() == Style.DASHED ? Look.PAPER_LINE : Look.HAIR;
      g.setStroke(
          new BasicStroke(
              stroke.getLineWidth(),
              BasicStroke.CAP_ROUND,
              BasicStroke.JOIN_ROUND,
              1,
              new float[] {8, 6},
              0));
      g.draw(new Line2D.Double(x, center, x + SAMPLE, center));
    }
    if (!entry.color().equals(Look.FRAME)) {
      Plot.marker(entry.place()).paint(g, x + SAMPLE / 2.0, center, 8);
    }
    g.setFont(font);
    g.setColor(Look.TEXT);
    g.drawString(entry.label(), x + SAMPLE + GAP, center + font.getSize() * 3 / 8);
  }
}
