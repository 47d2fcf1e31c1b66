package rethink.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Fonts, greys and strokes that all pictures share, in logical pixels. */
final class Look {
  /** Image pixels per logical pixel: sharp on dense screens and in print. */
  static final int SCALE = 2;

  static final int MARGIN = 16;
  static final Color TEXT = new Color(0x222222);
  static final Color QUIET = new Color(0x666666);
  static final Color GRID = new Color(0xE6E6E6);
  static final Color FRAME = new Color(0x999999);
  static final Font TITLE = font(Font.BOLD, 19);
  static final Font LABEL = font(Font.PLAIN, 16);
  static final Font TICK = font(Font.PLAIN, 14);
  static final Font SMALL = font(Font.PLAIN, 13);
  static final BasicStroke LINE = stroke(2.2f);
  static final BasicStroke PAPER_LINE = stroke(1.8f);
  static final BasicStroke HAIR = stroke(1f);

  private Look() {}

  /** Something drawn in logical pixels. */
  interface Drawing {
    void on(Graphics2D g);
  }

  /** A white picture of a logical size with a drawing on it. */
  static BufferedImage picture(int width, int height, Drawing drawing) {
    BufferedImage image =
        new BufferedImage(width * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    try {
      g.setColor(Color.WHITE);
      g.fillRect(0, 0, image.getWidth(), image.getHeight());
      g.scale(SCALE, SCALE);
      smooth(g);
      drawing.on(g);
    } finally {
      g.dispose();
    }
    return image;
  }

  /** Turns smooth edges on for shapes and text. */
  static void smooth(Graphics2D g) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  /** Width of a line of text, known without a picture to draw it on. */
  static int width(Font font, String text) {
    FontRenderContext context = new FontRenderContext(null, true, true);
    return (int) Math.ceil(font.getStringBounds(text, context).getWidth());
  }

  /** Breaks text between words into lines no wider than asked. */
  static List<String> wrap(Font font, String text, int width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.strip().split("\\s+")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && width(font, longer) > width) {
        lines.add(line);
        longer = word;
      }
      line = longer;
    }
    if (!line.isEmpty()) {
      lines.add(line);
    }
    return lines;
  }

  /** Draws lines of text and returns the baseline that the next one would have. */
  static int lines(Graphics2D g, Font font, Color color, List<String> lines, int x, int baseline) {
    g.setFont(font);
    g.setColor(color);
    for (String line : lines) {
      g.drawString(line, x, baseline);
      baseline += lineHeight(font);
    }
    return baseline;
  }

  static int lineHeight(Font font) {
    return Math.round(font.getSize() * 1.35f);
  }

  /** DejaVu Sans where it is installed, which makes pictures the same on most Linux machines. */
  private static Font font(int style, int size) {
    Font font = new Font("DejaVu Sans", style, size);
    return font.getFamily().equals("DejaVu Sans") ? font : new Font(Font.SANS_SERIF, style, size);
  }

  private static BasicStroke stroke(float width) {
    return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }
}
