package rethink.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * A PNG file reduced to what its pixels are made from: the header, the palette and the data. Java's
 * decoder refuses whole pictures for one bad byte in a text, a time or an end that is missing, and
 * does not look at checksums, which are looked at here.
 */
final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final byte[] END = {
    0, 0, 0, 0, 'I', 'E', 'N', 'D', (byte) 0xAE, 0x42, 0x60, (byte) 0x82
  };
  private static final Set<String> NEEDED = Set.of("IHDR", "PLTE", "IDAT");

  /** Length, type and checksum of a chunk. */
  private static final int FRAME = 12;

  private Png() {}

  static boolean is(byte[] file) {
    return file.length >= SIGNATURE.length
        && ByteBuffer.wrap(file, 0, SIGNATURE.length).equals(ByteBuffer.wrap(SIGNATURE));
  }

  /** The file for a decoder. */
  static byte[] content(byte[] file) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream(file.length);
    content.writeBytes(SIGNATURE);
    ByteBuffer in = ByteBuffer.wrap(file);
    int at = SIGNATURE.length;
    while (at + 8 <= file.length) {
      int length = in.getInt(at);
      String type = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
      if (type.equals("IEND")) {
        break;
      }
      boolean isWhole = length >= 0 && length <= file.length - at - FRAME;
      if (NEEDED.contains(type)) {
        if (!isWhole) {
          throw new IOException("it ends within a chunk " + type);
        }
        CRC32 checksum = new CRC32();
        checksum.update(file, at + 4, 4 + length);
        if ((int) checksum.getValue() != in.getInt(at + 8 + length)) {
          throw new IOException(
              "a chunk %s has the checksum %08x, wanted %08x"
                  .formatted(type, (int) checksum.getValue(), in.getInt(at + 8 + length)));
        }
        content.write(file, at, FRAME + length);
      } else if (!isWhole) {
        break;
      }
      at += FRAME + length;
    }
    content.writeBytes(END);
    return content.toByteArray();
  }
}
