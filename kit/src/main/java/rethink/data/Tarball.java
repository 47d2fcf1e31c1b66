package rethink.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Takes a dataset's files out of its {@code .tar.gz}. Names in the archive are only compared with
 * the catalogue's, never used as paths, and no size in it is trusted, so it cannot write elsewhere
 * or too much.
 */
final class Tarball {
  private static final int BLOCK = 512;
  private static final int NAME_LENGTH = 100;
  private static final int SIZE_OFFSET = 124;
  private static final int SIZE_LENGTH = 12;
  private static final int TYPE_OFFSET = 156;

  /** What may be skipped besides the files wanted: a read-me and the like. */
  private static final long SPARE = 1 << 20;

  private Tarball() {}

  /** Unpacks to {@code folder}, each file by an atomic move once it is whole. */
  static void unpack(Path archive, Catalogue.Entry dataset, Path folder) throws IOException {
    Map<String, Catalogue.File> wanted = new HashMap<>();
    dataset.files().forEach(file -> wanted.put(dataset.folder() + "/" + file.name(), file));
    long spare = SPARE;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(archive), 1 << 16)) {
      for (byte[] header = block(in); header[0] != 0; header = block(in)) {
        long size = size(header, archive);
        Catalogue.File file = isPlainFile(header) ? wanted.remove(name(header)) : null;
        if (file == null) {
          spare -= BLOCK + size;
          if (spare < 0) {
            throw broken(archive, "too much besides the files of " + dataset.title());
          }
          in.skipNBytes(padded(size));
          continue;
        }
        if (size != file.bytes()) {
          throw broken(
              archive, "%s with %d bytes, wanted %d".formatted(file.name(), size, file.bytes()));
        }
        copy(in, file, folder);
        in.skipNBytes(padded(size) - size);
      }
    } catch (ZipException | EOFException e) {
      throw broken(archive, "a broken or shortened stream");
    }
    if (!wanted.isEmpty()) {
      throw broken(archive, "no " + String.join(", ", wanted.keySet().stream().sorted().toList()));
    }
  }

  private static void copy(InputStream in, Catalogue.File file, Path folder) throws IOException {
    Path part = folder.resolve(file.name() + ".part");
    try (OutputStream out = Files.newOutputStream(part)) {
      byte[] buffer = new byte[1 << 16];
      for (int left = file.bytes(); left > 0; ) {
        int n = in.read(buffer, 0, Math.min(left, buffer.length));
        if (n < 0) {
          throw new EOFException();
        }
        out.write(buffer, 0, n);
        left -= n;
      }
    }
    Files.move(
        part,
        folder.resolve(file.name()),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static byte[] block(InputStream in) throws IOException {
    byte[] block = in.readNBytes(BLOCK);
    if (block.length < BLOCK) {
      throw new EOFException();
    }
    return block;
  }

  private static String name(byte[] header) {
    return text(header, 0, NAME_LENGTH);
  }

  private static boolean isPlainFile(byte[] header) {
    return header[TYPE_OFFSET] == '0' || header[TYPE_OFFSET] == 0;
  }

  private static long size(byte[] header, Path archive) {
    String octal = text(header, SIZE_OFFSET, SIZE_LENGTH).trim();
    if (!octal.matches("[0-7]{1,11}")) {
      throw broken(archive, "an entry of unreadable size");
    }
    return Long.parseLong(octal, 8);
  }

  private static long padded(long size) {
    return (size + BLOCK - 1) / BLOCK * BLOCK;
  }

  private static String text(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.US_ASCII);
  }

  private static DataException broken(Path archive, String found) {
    return new DataException("%s holds %s; delete it and fetch it again".formatted(archive, found));
  }
}
