package rethink.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import rethink.data.Shape;
import rethink.plot.ImageGrid.Row;
import rethink.plot.ImageGrid.Tile;

/**
 * Grids of images as PNG pictures. Small images are enlarged by a whole factor (32x32 four times),
 * so that their pixels stay square and visible.
 */
public final class PngGrid {
  private static final Color WRONG = new Color(0xC62828);
  private static final int WANTED_SIDE = 128;
  private static final int GAP = 6;
  private static final int LABEL_WIDTH = 150;
  private static final int CAPTION = 17;

  private final ImageGrid grid;

  /** Side of the square that each image has, in logical pixels. */
  private final int side;

  private PngGrid(ImageGrid grid) {
    this.grid = grid;
    this.side =
        grid.rows().stream()
            .flatMap(row -> row.tiles().stream())
            .mapToInt(tile -> side(tile.shape()))
            .max()
            .orElse(WANTED_SIDE / Look.SCALE);
  }

  /** Draws a grid. */
  public static byte[] draw(ImageGrid grid) {
    return new PngGrid(grid).draw();
  }

  private static int side(Shape shape) {
    int longer = Math.max(shape.height(), shape.width());
    return longer * Math.max(1, WANTED_SIDE / longer) / Look.SCALE;
  }

  private byte[] draw() {
    int columns = grid.rows().stream().mapToInt(row -> row.tiles().size()).max().orElse(1);
    int width = Math.max(400, 2 * Look.MARGIN + LABEL_WIDTH + columns * (side + GAP) - GAP);
    Frame frame = new Frame(width, grid.title(), grid.caption());
    int top = frame.above() + GAP;
    int height = top + grid.rows().stream().mapToInt(this::height).sum() + frame.below();
    return Png.encode(
        Look.picture(
            width,
            height,
            g -> {
              frame.draw(g, height);
              int y = top;
              for (Row row : grid.rows()) {
                draw(g, row, y);
                y += height(row);
              }
            }));
  }

  private int height(Row row) {
    boolean captioned = row.tiles().stream().anyMatch(tile -> !tile.caption().isEmpty());
    return side + GAP + (captioned ? CAPTION : 0);
  }

  private void draw(Graphics2D g, Row row, int y) {
    List<String> label = Look.wrap(Look.LABEL, row.label(), LABEL_WIDTH - GAP);
    int lineHeight = Look.lineHeight(Look.LABEL);
    int baseline = y + side / 2 + 6 - (label.size() - 1) * lineHeight / 2;
    Look.lines(g, Look.LABEL, Look.TEXT, label, Look.MARGIN, baseline);
    int x = Look.MARGIN + LABEL_WIDTH;
    for (Tile tile : row.tiles()) {
      draw(g, tile, x, y);
      x += side + GAP;
    }
  }

  private void draw(Graphics2D g, Tile tile, int x, int y) {
    Shape shape = tile.shape();
    int longer = Math.max(shape.height(), shape.width());
    int width = side * shape.width() / longer;
    int height = side * shape.height() / longer;
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    g.drawImage(image(tile), x + (side - width) / 2, y + (side - height) / 2, width, height, null);
    g.setFont(fitting(tile.caption()));
    g.setColor(tile.wrong() ? WRONG : Look.QUIET);
    int textWidth = Look.width(g.getFont(), tile.caption());
    g.drawString(tile.caption(), x + (side - textWidth) / 2, y + side + CAPTION - 4);
  }

  /** The small font, or a smaller one for a caption that would run into its neighbour. */
  private Font fitting(String caption) {
    Font font = Look.SMALL;
    while (font.getSize() > 7 && Look.width(font, caption) > side + GAP - 2) {
      font = font.deriveFont(font.getSize() - 1f);
    }
    return font;
  }

  private static BufferedImage image(Tile tile) {
    Shape shape = tile.shape();
    float[] pixels = tile.pixels();
    BufferedImage image =
        new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < shape.area(); i++) {
      int rgb = 0;
      for (int c = 0; c < 3; c++) {
        // A grey image has one channel, which serves as all three.
        int channel = shape.channels() < 3 ? 0 : c;
        int value = Math.round(pixels[channel * shape.area() + i]);
        rgb = rgb << 8 | Math.max(0, Math.min(255, value));
      }
      image.setRGB(i % shape.width(), i / shape.width(), rgb);
    }
    return image;
  }
}
