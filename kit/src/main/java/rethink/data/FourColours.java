package rethink.data;

import java.awt.image.Raster;

/**
 * JPEGs of four colours (cyan, magenta, yellow, black), which ImageNet has a few of and which Java
 * decodes but does not turn into RGB. As Adobe's programs write them, values are those of the light
 * that is left, and the first three may be stored as brightness and colour differences.
 */
final class FourColours {
  private FourColours() {}

  /**
   * @param transform of Adobe's segment, -1 without one
   */
  static Picture of(Raster raster, int transform) {
    int height = raster.getHeight();
    int width = raster.getWidth();
    int[][] bands = new int[4][];
    for (int band = 0; band < 4; band++) {
      bands[band] = raster.getSamples(0, 0, width, height, band, (int[]) null);
    }
    if (transform > 0) {
      toInks(bands);
    }
    byte[][] planes = new byte[3][height * width];
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < planes[c].length; i++) {
        int light = transform < 0 ? 255 - bands[c][i] : bands[c][i];
        int black = transform < 0 ? 255 - bands[3][i] : bands[3][i];
        planes[c][i] = (byte) ((light * black + 127) / 255);
      }
    }
    return new Picture(height, width, planes);
  }

  /** YCbCr to the three values that it stands for, in place: 255 less those of JFIF. */
  private static void toInks(int[][] bands) {
    for (int i = 0; i < bands[0].length; i++) {
      double y = bands[0][i];
      double cb = bands[1][i] - 128;
      double cr = bands[2][i] - 128;
      bands[0][i] = clip(255 - (y + 1.402 * cr));
      bands[1][i] = clip(255 - (y - 0.344136 * cb - 0.714136 * cr));
      bands[2][i] = clip(255 - (y + 1.772 * cb));
    }
  }

  private static int clip(double value) {
    return (int) Math.max(0, Math.min(255, Math.round(value)));
  }
}
