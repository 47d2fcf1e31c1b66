package rethink.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Bytes of image files for tests, and what other programs put into them. */
final class EncodedPicture {
  private EncodedPicture() {}

  /** Of pixels that do not compress, so that a cut anywhere loses some. */
  static BufferedImage noise(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(1);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, random.nextInt(1 << 24));
      }
    }
    return image;
  }

  static byte[] png(BufferedImage image) throws IOException {
    return encoded("png", new IIOImage(image, null, null), false);
  }

  static byte[] jpeg(BufferedImage image, boolean progressive) throws IOException {
    return encoded("jpeg", new IIOImage(image, null, null), progressive);
  }

  static byte[] encoded(String format, IIOImage image, boolean progressive) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    if (progressive) {
      parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    }
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, image, parameters);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** A JPEG with one more segment at the front. */
  static byte[] withSegment(byte[] jpeg, int marker, byte[] body) {
    ByteBuffer segment = ByteBuffer.allocate(4 + body.length);
    segment.put((byte) 0xFF).put((byte) marker).putShort((short) (2 + body.length)).put(body);
    return inserted(jpeg, 2, segment.array());
  }

  /** A PNG with one more chunk behind the header. */
  static byte[] withChunk(byte[] png, String type, byte[] body) {
    ByteBuffer chunk = ByteBuffer.allocate(12 + body.length);
    chunk.putInt(body.length).put(text(type)).put(body);
    CRC32 checksum = new CRC32();
    checksum.update(chunk.array(), 4, 4 + body.length);
    chunk.putInt((int) checksum.getValue());
    return inserted(png, 33, chunk.array());
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] joined(byte[] first, byte[] second) {
    return inserted(first, first.length, second);
  }

  private static byte[] inserted(byte[] file, int at, byte[] piece) {
    return ByteBuffer.allocate(file.length + piece.length)
        .put(file, 0, at)
        .put(piece)
        .put(file, at, file.length - at)
        .array();
  }

  /** The picture that the kit reads from a file of these bytes. */
  static Picture read(Path folder, byte[] content) throws IOException {
    return Picture.read(Files.write(folder.resolve("picture"), content));
  }
}
