package rethink.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import rethink.data.ImageSet;
import rethink.data.Shape;
import rethink.plot.ImageGrid.Tile;

class PngGridTest {
  private static final int RED_TEXT = 0xC62828;

  @Test
  void draw_twice_givesTheSameBytes() {
    assertThat(PngGrid.draw(ExampleCharts.pictures()))
        .isEqualTo(PngGrid.draw(ExampleCharts.pictures()));
  }

  @Test
  void draw_floatsOutsideTheScale_areClippedAndEnlarged() throws IOException {
    Shape shape = new Shape(32, 32, 3);
    float[] pixels = new float[shape.size()];
    for (int i = 0; i < shape.area(); i++) {
      pixels[i] = 999;
      pixels[shape.area() + i] = -50;
      pixels[2 * shape.area() + i] = 128;
    }
    ImageSet set = ImageSet.ofFloats(shape, List.of("cat"), new float[][] {pixels}, new int[1]);
    BufferedImage image = decode(ImageGrid.of("one", "One").with("row", set, 1));
    assertThat(count(image, 0xFF0080)).isEqualTo(128 * 128);
  }

  @Test
  void draw_greyImage_isGrey() throws IOException {
    Shape shape = new Shape(28, 28, 1);
    byte[] pixels = new byte[shape.size()];
    Arrays.fill(pixels, (byte) 77);
    ImageSet set = ImageSet.ofBytes(shape, List.of("0"), new byte[][] {pixels}, new int[1]);
    BufferedImage image = decode(ImageGrid.of("one", "One").with("row", set, 1));
    assertThat(count(image, 0x4D4D4D)).isGreaterThanOrEqualTo(112 * 112);
  }

  @Test
  void draw_wrongLabel_isRed() throws IOException {
    byte[][] white = {new byte[3]};
    List<String> classes = List.of("cat", "dog");
    ImageSet truth = ImageSet.ofBytes(new Shape(1, 1, 3), classes, white, new int[] {0});
    ImageGrid grid = ImageGrid.of("labels", "Labels");
    assertThat(count(decode(grid.with("true", truth, truth, 1)), RED_TEXT)).isZero();
    ImageSet wrong = truth.withLabels(new int[] {1});
    assertThat(count(decode(grid.with("random", wrong, truth, 1)), RED_TEXT)).isPositive();
  }

  @Test
  void with_moreImagesThanThereAre_isRefused() {
    byte[][] one = {new byte[3]};
    ImageSet set = ImageSet.ofBytes(new Shape(1, 1, 3), List.of("cat"), one, new int[1]);
    assertThatThrownBy(() -> ImageGrid.of("grid", "Grid").with("row", set, 2))
        .hasMessageContaining("first 2 images of a set of 1");
  }

  @Test
  void tile_ofWrongSize_isRefused() {
    assertThatThrownBy(() -> new Tile(new Shape(2, 2, 3), new float[5], "", false))
        .hasMessage("picture has 5 values, wanted 12 for shape 2x2x3");
  }

  private static BufferedImage decode(ImageGrid grid) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(PngGrid.draw(grid)));
  }

  private static int count(BufferedImage image, int rgb) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += (image.getRGB(x, y) & 0xFFFFFF) == rgb ? 1 : 0;
      }
    }
    return count;
  }
}
