package rethink.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureTest {
  @TempDir Path folder;

  @Test
  void read_png_hasItsPixelsWhateverTheFileIsCalled() throws IOException {
    BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
    image.setRGB(2, 1, 0x102030);
    Picture picture = Picture.read(write(image, "png", "really-a-png.JPEG"));
    assertThat(picture.height()).isEqualTo(2);
    assertThat(picture.width()).isEqualTo(3);
    assertThat(picture.planes()[0]).containsExactly(0, 0, 0, 0, 0, 0x10);
    assertThat(picture.planes()[2]).containsExactly(0, 0, 0, 0, 0, 0x30);
  }

  /** By way of Java's linear grey, 100 would become 166. */
  @ParameterizedTest
  @CsvSource({"png", "jpeg"})
  void read_grey_hasThreePlanesOfTheFilesValues(String format) throws IOException {
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
    byte[] values = new byte[64];
    Arrays.fill(values, (byte) 100);
    image.getRaster().setDataElements(0, 0, 8, 8, values);
    for (byte[] plane : Picture.read(write(image, format, "grey")).planes()) {
      assertThat(plane).containsOnly(100);
    }
  }

  @Test
  void read_deepGrey_keepsTheHighBits() throws IOException {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
    image.getRaster().setSample(0, 0, 0, 0x4567);
    assertThat(Picture.read(write(image, "png", "grey16")).planes()[1]).containsExactly(0x45);
  }

  /** Light left by cyan, magenta, yellow and black; compression may move values a little. */
  @Test
  void read_adobesFourColours_areTheLightThatIsLeft() throws IOException {
    Picture plain = Picture.read(fourColours(0, 250, 128, 10, 255));
    assertClose(plain, 250, 128, 10);
    assertClose(Picture.read(fourColours(0, 250, 128, 10, 128)), 125, 64, 5);
    // Of no colour difference: all three are 255 - 155.
    assertClose(Picture.read(fourColours(2, 155, 128, 128, 255)), 100, 100, 100);
  }

  private static void assertClose(Picture picture, int red, int green, int blue) {
    int[] wanted = {red, green, blue};
    for (int c = 0; c < 3; c++) {
      assertThat((double) (picture.planes()[c][0] & 0xFF))
          .isBetween(wanted[c] - 3.0, wanted[c] + 3.0);
    }
  }

  /** A JPEG of four bands, into which Adobe's marker is put after the first two bytes. */
  private Path fourColours(int transform, int... bands) throws IOException {
    WritableRaster raster = Raster.createInterleavedRaster(0, 8, 8, 4, null);
    for (int y = 0; y < 8; y++) {
      for (int x = 0; x < 8; x++) {
        raster.setPixel(x, y, bands);
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    writer.setOutput(ImageIO.createImageOutputStream(bytes));
    writer.write(new IIOImage(raster, null, null));
    ((javax.imageio.stream.ImageOutputStream) writer.getOutput()).flush();
    byte[] jpeg = bytes.toByteArray();
    byte[] marker = {
      -1, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform
    };
    ByteArrayOutputStream marked = new ByteArrayOutputStream();
    marked.write(jpeg, 0, 2);
    marked.write(marker);
    marked.write(jpeg, 2, jpeg.length - 2);
    return Files.write(
        folder.resolve("four-%d-%d.jpg".formatted(transform, bands[3])), marked.toByteArray());
  }

  @Test
  void read_damaged_namesTheFileAndWhatToDo() throws IOException {
    BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
    byte[] png = Files.readAllBytes(write(image, "png", "whole"));
    for (int length : new int[] {0, 4, png.length / 2}) {
      Path torn = Files.write(folder.resolve("torn.png"), Arrays.copyOf(png, length));
      assertThatThrownBy(() -> Picture.read(torn))
          .isInstanceOf(DataException.class)
          .hasMessageStartingWith(torn + " cannot be decoded (")
          .hasMessageEndingWith("replace it, or move it out of the folder if the set may lack it");
    }
    assertThatThrownBy(() -> Picture.read(folder.resolve("absent.jpg")))
        .isInstanceOf(DataException.class);
  }

  /** A header that claims a hundred thousand pixels a side, 40 GB, and nothing behind it. */
  @Test
  void read_giantHeader_isRefusedBeforeAnythingIsAllocated() throws IOException {
    BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
    byte[] png = Files.readAllBytes(write(image, "png", "small"));
    // Width and height stand in the first chunk, behind signature, length and type.
    CRC32 checksum = new CRC32();
    ByteBuffer header = ByteBuffer.wrap(png).putInt(16, 100_000).putInt(20, 100_000);
    checksum.update(png, 12, 17);
    header.putInt(29, (int) checksum.getValue());
    Path giant = Files.write(folder.resolve("giant.png"), png);
    assertThatThrownBy(() -> Picture.read(giant))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("100000 x 100000 pixels, wanted at most 200,000,000");
  }

  @Test
  void square_oblong_isItsCentre() {
    byte[] plane = {1, 2, 3, 4, 5, 6, 7, 8};
    Picture picture = new Picture(2, 4, new byte[][] {plane, plane, plane});
    assertThat(picture.square(2)).containsExactly(2, 3, 6, 7, 2, 3, 6, 7, 2, 3, 6, 7);
    assertThat(picture.square(1)).hasSize(3);
  }

  private Path write(BufferedImage image, String format, String name) throws IOException {
    Path file = folder.resolve(name);
    assertThat(ImageIO.write(image, format, file.toFile())).isTrue();
    return file;
  }
}
