package rethink.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A JPEG file reduced to what its pixels are made from. Profiles, Exif, comments and thumbnails are
 * left out, because Java's decoder refuses whole pictures for one bad byte in them and turns
 * colours by a profile, which the pipeline that is reproduced does not. How three components are
 * stored is told in one segment written anew, by the rule of libjpeg.
 *
 * @param components numbers stored for a pixel: 1, 3 or 4
 * @param transform of Adobe's segment, -1 without one
 * @param content for a decoder; an end marker that is missing after a single scan is put there, so
 *     that a decoder warns of missing pixels only
 */
record Jpeg(int components, int transform, byte[] content) {
  private static final int START = 0xD8;
  private static final int END = 0xD9;
  private static final int SCAN = 0xDA;
  private static final int PROGRESSIVE = 0xC2;
  private static final int APP0 = 0xE0;
  private static final int APP14 = 0xEE;
  private static final int COMMENT = 0xFE;

  /** Some programs fill up the data to whole words, or number scans as if there were several. */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "Corrupt JPEG data: [1-8] extraneous bytes before marker 0xd9|Invalid SOS parameters.*");

  private static final byte[] JFIF = {
    -1, (byte) APP0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
  };
  private static final byte[] ADOBE_RGB = {
    -1, (byte) APP14, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0
  };

  static boolean is(byte[] file) {
    return file.length > 2 && file[0] == -1 && (file[1] & 0xFF) == START && file[2] == -1;
  }

  static Jpeg of(byte[] file) throws IOException {
    ByteArrayOutputStream segments = new ByteArrayOutputStream(file.length);
    boolean jfif = false;
    int transform = -1;
    boolean progressive = false;
    byte[] ids = {};
    int at = 2;
    int marker = marker(file, at);
    while (marker != SCAN) {
      int start = start(file, at);
      int length = length(file, start);
      byte[] body = Arrays.copyOfRange(file, start + 2, start + length);
      if (marker == APP0) {
        jfif |= body.length >= 14 && startsWith(body, "JFIF\0");
      } else if (marker == APP14) {
        // A shorter one is not Adobe's.
        transform = body.length >= 12 && startsWith(body, "Adobe") ? body[11] & 0xFF : transform;
      } else if (marker != COMMENT && (marker < APP0 || marker > 0xEF)) {
        segments.write(0xFF);
        segments.write(marker);
        segments.write(file, start, length);
      }
      if (isFrame(marker)) {
        ids = ids(body);
        progressive = marker == PROGRESSIVE;
      }
      at = start + length;
      marker = marker(file, at);
    }
    boolean isRgb =
        ids.length == 3
            && !jfif
            && (transform == 0 || transform < 0 && Arrays.equals(ids, new byte[] {'R', 'G', 'B'}));
    ByteArrayOutputStream content = new ByteArrayOutputStream(file.length);
    content.write(file, 0, 2);
    if (ids.length < 4) {
      content.writeBytes(isRgb ? ADOBE_RGB : JFIF);
    }
    segments.writeTo(content);
    int scan = start(file, at);
    content.write(file, scan - 2, file.length - scan + 2);
    if (!progressive && scan + 2 < file.length && file[scan + 2] == ids.length) {
      content.write(0xFF);
      content.write(END);
    }
    return new Jpeg(ids.length, transform, content.toByteArray());
  }

  /** Whether what a decoder says of it means that pixels are not those that were stored. */
  static boolean isDamage(String warning) {
    return !HARMLESS.matcher(warning).matches();
  }

  /** The next marker from a position on. */
  private static int marker(byte[] file, int at) throws IOException {
    return file[start(file, at) - 1] & 0xFF;
  }

  /** Where the segment of the next marker starts, with its length. */
  private static int start(byte[] file, int from) throws IOException {
    for (int at = from; at + 1 < file.length; at++) {
      int marker = file[at + 1] & 0xFF;
      if (file[at] == -1 && marker >= 0xC0 && marker < 0xFF && (marker < 0xD0 || marker > START)) {
        if (marker == END) {
          break;
        }
        return at + 2;
      }
    }
    throw new IOException("it ends before any pixels");
  }

  private static int length(byte[] file, int at) throws IOException {
    int length = at + 1 < file.length ? (file[at] & 0xFF) << 8 | file[at + 1] & 0xFF : 0;
    if (length < 2 || at + length > file.length) {
      throw new IOException("it ends before any pixels");
    }
    return length;
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  /** Names of the components, of a frame's segment. */
  private static byte[] ids(byte[] frame) throws IOException {
    int components = frame.length < 6 ? 0 : frame[5];
    if (components < 1 || components > 4 || frame.length < 6 + 3 * components) {
      throw new IOException("its frame has %d components".formatted(components));
    }
    byte[] ids = new byte[components];
    for (int i = 0; i < components; i++) {
      ids[i] = frame[6 + 3 * i];
    }
    return ids;
  }

  private static boolean startsWith(byte[] body, String text) {
    byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
    return Arrays.equals(body, 0, wanted.length, wanted, 0, wanted.length);
  }
}
