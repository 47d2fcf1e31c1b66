package rethink.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * One file of a dataset on this disk, plain or compressed as {@code NAME.gz}. It is read whole and
 * checked, or not at all.
 */
record StoredFile(String dataset, Path folder, Catalogue.File file) {
  private static final Map<Path, Boolean> EXACT = new ConcurrentHashMap<>();

  boolean exists() {
    return Files.isRegularFile(plain()) || Files.isRegularFile(compressed());
  }

  /** Where the content is read from: the plain file if both are there. */
  Path path() {
    return Files.isRegularFile(plain()) || !Files.isRegularFile(compressed())
        ? plain()
        : compressed();
  }

  /**
   * The uncompressed content, of exactly the catalogue's size. Never takes a size from the file:
   * whatever a compressed file claims or holds, at most one byte too many is unpacked.
   */
  byte[] read() {
    if (!exists()) {
      throw new DataException(
          "%s is missing, wanted a file of %d bytes (or the same as .gz); run `%s`"
              .formatted(plain(), file.bytes(), DataHome.fetchCommand(dataset)));
    }
    byte[] content;
    try (InputStream in = open()) {
      content = in.readNBytes(file.bytes() + 1);
    } catch (ZipException | EOFException e) {
      throw damaged("a broken gzip stream (%s)".formatted(e.getMessage()), "a sound one");
    } catch (IOException e) {
      throw new DataException(
          "%s cannot be read (%s); check the disk and the permissions".formatted(path(), e), e);
    }
    if (content.length < file.bytes()) {
      throw damaged("only %d bytes".formatted(content.length), file.bytes() + " bytes");
    }
    if (content.length > file.bytes()) {
      throw damaged("more than %d bytes".formatted(file.bytes()), file.bytes() + " bytes");
    }
    return content;
  }

  /** Fails unless the content has the catalogue's MD5, where it has one. */
  void verify(byte[] content) {
    if (file.md5() == null) {
      return;
    }
    String found = Checksum.md5(content);
    if (!found.equals(file.md5())) {
      throw damaged("content with MD5 " + found, file.md5());
    }
  }

  /** Whether the content is the official one; looked at once in a process. */
  boolean isExact() {
    return file.sha256() == null
        || EXACT.computeIfAbsent(path(), same -> Checksum.sha256(read()).equals(file.sha256()));
  }

  DataException damaged(String found, String wanted) {
    return new DataException(
        "%s holds %s, wanted %s; delete it and run `%s`"
            .formatted(path(), found, wanted, DataHome.fetchCommand(dataset)));
  }

  private InputStream open() throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(path()), 1 << 16);
    if (path().equals(plain())) {
      return in;
    }
    try {
      return new GZIPInputStream(in, 1 << 16);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private Path plain() {
    return folder.resolve(file.name());
  }

  private Path compressed() {
    return folder.resolve(file.name() + ".gz");
  }
}
