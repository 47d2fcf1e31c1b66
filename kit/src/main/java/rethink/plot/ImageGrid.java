package rethink.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import rethink.data.ImageSet;
import rethink.data.Shape;

/**
 * Rows of small pictures, such as the same ten images under each corruption. Immutable; {@code
 * with} methods return a larger copy.
 *
 * @param name of its file: lower-case letters, digits, "-" and "_"
 * @param caption sentences under the grid; may be empty
 */
public record ImageGrid(String name, String title, String caption, List<Row> rows) {
  /** A label and the pictures to its right. */
  public record Row(String label, List<Tile> tiles) {
    public Row {
      tiles = List.copyOf(tiles);
    }
  }

  /**
   * One picture.
   *
   * @param pixels CHW on the scale 0..255; what lies outside is clipped. Shared, not to be changed.
   * @param caption its label, or empty
   * @param wrong whether the label is not the true one, which makes it red
   */
  public record Tile(Shape shape, float[] pixels, String caption, boolean wrong) {
    public Tile {
      if (pixels.length != shape.size()) {
        throw new IllegalArgumentException(
            "picture has %d values, wanted %d for shape %s"
                .formatted(pixels.length, shape.size(), shape));
      }
    }
  }

  public ImageGrid {
    Chart.checkName(name);
    rows = List.copyOf(rows);
  }

  /** A grid without rows yet. */
  public static ImageGrid of(String name, String title) {
    return new ImageGrid(name, title, "", List.of());
  }

  /** With the first {@code n} images of a set as a row, without captions. */
  public ImageGrid with(String label, ImageSet images, int n) {
    ImageSet shown = images.first(n);
    return with(label, n, i -> new Tile(shown.shape(), shown.pixels(i), "", false));
  }

  /**
   * With the first {@code n} images of a set as a row, each captioned with its class; where that is
   * not the class in {@code truth}, in red.
   */
  public ImageGrid with(String label, ImageSet images, ImageSet truth, int n) {
    ImageSet shown = images.first(n);
    ImageSet real = truth.first(n);
    return with(
        label,
        n,
        i ->
            new Tile(
                shown.shape(),
                shown.pixels(i),
                shown.classes().get(shown.label(i)),
                shown.label(i) != real.label(i)));
  }

  /** With these sentences under it. */
  public ImageGrid captioned(String newCaption) {
    return new ImageGrid(name, title, newCaption, rows);
  }

  private ImageGrid with(String label, int n, IntFunction<Tile> tile) {
    List<Row> longer = new ArrayList<>(rows);
    longer.add(new Row(label, IntStream.range(0, n).mapToObj(tile).toList()));
    return new ImageGrid(name, title, caption, longer);
  }
}
