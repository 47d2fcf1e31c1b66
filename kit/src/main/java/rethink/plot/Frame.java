package rethink.plot;

import java.awt.Graphics2D;
import java.util.List;

/** Title at the top left and caption at the bottom of a picture, broken into lines. */
final class Frame {
  private final int width;
  private final List<String> title;
  private final List<String> caption;

  Frame(int width, String title, String caption) {
    this.width = width;
    this.title = Look.wrap(Look.TITLE, title, textWidth());
    this.caption = Look.wrap(Look.SMALL, caption, textWidth());
  }

  int textWidth() {
    return width - 2 * Look.MARGIN;
  }

  /** Height that the title takes. */
  int above() {
    return 12 + title.size() * Look.lineHeight(Look.TITLE);
  }

  /** Height that the caption takes. */
  int below() {
    return caption.isEmpty() ? 4 : 10 + caption.size() * Look.lineHeight(Look.SMALL);
  }

  void draw(Graphics2D g, int height) {
    Look.lines(g, Look.TITLE, Look.TEXT, title, Look.MARGIN, 30);
    int baseline = height - below() + Look.lineHeight(Look.SMALL) - 2;
    Look.lines(g, Look.SMALL, Look.QUIET, caption, Look.MARGIN, baseline);
  }
}
