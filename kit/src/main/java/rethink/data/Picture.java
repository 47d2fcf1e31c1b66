package rethink.data;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A decoded image file in red, green and blue, 0..255: three planes, row after row. Grey images
 * have three equal planes, transparency and colour profiles are left out, and CMYK is turned into
 * RGB as printers' images on the web are.
 */
record Picture(int height, int width, byte[][] planes) {
  /** No camera's image is larger; a header that says so is damaged. */
  private static final long MOST_PIXELS = 200_000_000;

  /** No picture's file is larger, and one array has to hold it. */
  private static final long MOST_BYTES = 1L << 30;

  /** What becomes of the pixels that a reader is about to decode. */
  private interface Decoding {
    Picture of(ImageReader reader) throws IOException;
  }

  /**
   * Reads a file, whatever its name says of its format.
   *
   * @throws DataException naming the file if it is no image, or damaged
   */
  static Picture read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new IOException("it has %,d bytes".formatted(Files.size(file)));
      }
      return read(Files.readAllBytes(file));
    } catch (IOException | RuntimeException e) {
      throw new DataException(
          "%s cannot be decoded (%s); replace it, or move it out of the folder if the set may lack it"
              .formatted(
                  file, e instanceof NoSuchFileException ? "it is not there" : e.getMessage()),
          e);
    }
  }

  private static Picture read(byte[] file) throws IOException {
    if (Png.is(file)) {
      return decode(Png.content(file), Picture::read);
    } else if (!Jpeg.is(file)) {
      return decode(file, Picture::read);
    }
    Jpeg jpeg = Jpeg.of(file);
    return decode(
        jpeg.content(),
        jpeg.components() == 4
            ? reader -> FourColours.of(reader.readRaster(0, null), jpeg.transform())
            : Picture::read);
  }

  /** Fails if the reader has pixels but warns that they are not those of the file. */
  private static Picture decode(byte[] content, Decoding decoding) throws IOException {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException("its content is no JPEG, PNG or other known format");
      }
      ImageReader reader = readers.next();
      List<String> damage = new ArrayList<>();
      reader.addIIOReadWarningListener(
          (source, warning) -> {
            if (Jpeg.isDamage(warning)) {
              damage.add(warning);
            }
          });
      try {
        reader.setInput(in, true, true);
        checkSize(reader);
        Picture picture = decoding.of(reader);
        if (!damage.isEmpty()) {
          throw new IOException(damage.get(0));
        }
        return picture;
      } finally {
        reader.dispose();
      }
    }
  }

  private static void checkSize(ImageReader reader) throws IOException {
    long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
    if (pixels > MOST_PIXELS) {
      throw new IOException(
          "its header says %d x %d pixels, wanted at most %,d in all"
              .formatted(reader.getWidth(0), reader.getHeight(0), MOST_PIXELS));
    }
  }

  private static Picture read(ImageReader reader) throws IOException {
    BufferedImage image = reader.read(0);
    // Java takes grey values for linear light, and would brighten them on the way to RGB.
    return image.getRaster().getNumBands() <= 2
            && image.getColorModel().getNumColorComponents() == 1
        ? grey(image.getRaster())
        : colour(image);
  }

  private static Picture grey(Raster raster) {
    int high = Math.max(0, raster.getSampleModel().getSampleSize(0) - 8);
    int[] values = raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), 0, (int[]) null);
    byte[] plane = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      plane[i] = (byte) (values[i] >> high);
    }
    return new Picture(raster.getHeight(), raster.getWidth(), new byte[][] {plane, plane, plane});
  }

  private static Picture colour(BufferedImage image) {
    int height = image.getHeight();
    int width = image.getWidth();
    int[] rgb = image.getRGB(0, 0, width, height, null, 0, width);
    byte[][] planes = new byte[3][rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      planes[0][i] = (byte) (rgb[i] >> 16);
      planes[1][i] = (byte) (rgb[i] >> 8);
      planes[2][i] = (byte) rgb[i];
    }
    return new Picture(height, width, planes);
  }

  /** The central square, as large as it can be, resized: CHW, {@code side} pixels high and wide. */
  byte[] square(int side) {
    int edge = Math.min(height, width);
    Resampling resampling =
        new Resampling((width - edge) / 2.0, (height - edge) / 2.0, edge, edge, side, side);
    byte[] square = new byte[3 * side * side];
    float[] plane = new float[height * width];
    float[] resized = new float[side * side];
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] = planes[c][i] & 0xFF;
      }
      resampling.apply(plane, 0, height, width, resized, 0);
      for (int i = 0; i < resized.length; i++) {
        square[c * resized.length + i] = (byte) Math.round(resized[i]);
      }
    }
    return square;
  }
}
