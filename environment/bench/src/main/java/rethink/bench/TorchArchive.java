package rethink.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript archive without weights, written without Python: a zip file of the program's source
 * text and a pickled object of its class.
 */
final class TorchArchive {
  private static final String FORMAT_VERSION = "3\n";

  private TorchArchive() {}

  /**
   * @param source defines class Network, whose only attribute is {@code training : bool}
   */
  static byte[] of(String source) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "network/version", FORMAT_VERSION.getBytes(StandardCharsets.US_ASCII));
      put(zip, "network/data.pkl", network());
      put(zip, "network/constants.pkl", pickle(")"));
      put(zip, "network/code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Class, its arguments (none), new object, {"training": true}, set as the object's state. */
  private static byte[] network() {
    String training = "training";
    return pickle("c__torch__\nNetwork\n" + ")\u0081" + "}X\b\0\0\0" + training + "\u0088s" + "b");
  }

  /** Protocol 2, the opcodes, stop. */
  private static byte[] pickle(String opcodes) {
    return ("\u0080\u0002" + opcodes + ".").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(checksum.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
