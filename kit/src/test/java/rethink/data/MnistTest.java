package rethink.data;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistTest {
  private static final int IMAGE_BYTES = 7_840_016;
  private static final int LABEL_BYTES = 10_008;
  @TempDir Path folder;

  @Test
  void read_noFiles_saysWhichAndHowToGetIt() {
    assertThatThrownBy(this::read)
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll(
            "t10k-images-idx3-ubyte is missing, wanted a file of 7840016 bytes",
            "environment/rethink data fetch mnist");
  }

  @Test
  void read_wellFormedButNotMnist_failsByChecksum() throws IOException {
    writeImages(images());
    assertDamaged("t10k-images-idx3-ubyte", "content with MD5", "2646ac647ad5339dbf082846283269ea");
  }

  @Test
  void read_compressedAndNotMnist_failsByChecksum() throws IOException {
    Files.write(folder.resolve("t10k-images-idx3-ubyte.gz"), gzip(images()));
    assertDamaged(
        "t10k-images-idx3-ubyte.gz", "content with MD5", "2646ac647ad5339dbf082846283269ea");
  }

  @Test
  void read_wrongMagic_isNamedBeforeTheChecksum() throws IOException {
    writeImages(ByteBuffer.wrap(images()).putInt(0, 0x0801).array());
    assertDamaged("t10k-images-idx3-ubyte", "magic number 0x00000801", "0x00000803");
  }

  @Test
  void read_headerClaimsOtherDimensions_isRefused() throws IOException {
    writeImages(ByteBuffer.wrap(images()).putInt(4, Integer.MAX_VALUE).array());
    assertDamaged("t10k-images-idx3-ubyte", "dimensions [2147483647, 28, 28]", "[10000, 28, 28]");
  }

  @Test
  void read_truncatedFile_saysHowMuchIsThere() throws IOException {
    writeImages(Arrays.copyOf(images(), 1000));
    assertDamaged("t10k-images-idx3-ubyte", "only 1000 bytes", "7840016 bytes");
  }

  @Test
  void read_truncatedGzip_isBroken() throws IOException {
    byte[] whole = gzip(images());
    Files.write(
        folder.resolve("t10k-images-idx3-ubyte.gz"), Arrays.copyOf(whole, whole.length / 2));
    assertDamaged("t10k-images-idx3-ubyte.gz", "a broken gzip stream", "a sound one");
  }

  @Test
  void read_notGzip_isBroken() throws IOException {
    Files.write(folder.resolve("t10k-images-idx3-ubyte.gz"), images());
    assertDamaged("t10k-images-idx3-ubyte.gz", "a broken gzip stream", "a sound one");
  }

  @Test
  void read_gzipWithAWrongTrailer_isBroken() throws IOException {
    byte[] whole = gzip(images());
    whole[whole.length - 8] ^= 1;
    Files.write(folder.resolve("t10k-images-idx3-ubyte.gz"), whole);
    assertDamaged("t10k-images-idx3-ubyte.gz", "a broken gzip stream", "a sound one");
  }

  @Test
  void read_gzipThatUnpacksWithoutEnd_isCutOff() throws IOException {
    byte[] whole = gzip(new byte[50_000_000]);
    byte[] endless = Arrays.copyOf(whole, whole.length / 2); // whoever reads on finds it broken
    Files.write(folder.resolve("t10k-images-idx3-ubyte.gz"), endless);
    assertDamaged("t10k-images-idx3-ubyte.gz", "more than 7840016 bytes", "7840016 bytes");
  }

  @Test
  void content_wrongLabel_saysOfWhichImage() throws IOException {
    ByteBuffer labels = ByteBuffer.allocate(LABEL_BYTES).putInt(0x0801).putInt(10_000);
    labels.put(8 + 7, (byte) 12);
    Files.write(folder.resolve("t10k-labels-idx1-ubyte"), labels.array());
    StoredFile file = Mnist.ENTRY.file("t10k-labels-idx1-ubyte", folder);
    assertThatThrownBy(() -> Mnist.content(file, Mnist.LABELS_MAGIC, 10_000))
        .hasMessageContaining("label 12 of image 7, wanted labels 0..9");
  }

  private ImageSet read() {
    return Mnist.read(folder, Split.TEST);
  }

  private void writeImages(byte[] content) throws IOException {
    Files.write(folder.resolve("t10k-images-idx3-ubyte"), content);
  }

  private void assertDamaged(String file, String found, String wanted) {
    assertThatThrownBy(this::read)
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll(
            folder.resolve(file) + " holds " + found,
            ", wanted " + wanted + "; delete it and run `environment/rethink data fetch mnist`");
  }

  private static byte[] images() {
    return ByteBuffer.allocate(IMAGE_BYTES)
        .putInt(0x0803)
        .putInt(10_000)
        .putInt(28)
        .putInt(28)
        .array();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }
}
