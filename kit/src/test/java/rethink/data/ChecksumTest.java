package rethink.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChecksumTest {
  private static final Shape SHAPE = new Shape(1, 2, 1);

  @Test
  void sha256_anythingANetworkSeesDiffers_isAnother() {
    Stream<ImageSet> sets =
        Stream.of(
            images(new Shape(1, 2, 1), new byte[][] {{1, -1}, {3, 4}}, 0, 1),
            images(new Shape(2, 1, 1), new byte[][] {{1, -1}, {3, 4}}, 0, 1),
            images(SHAPE, new byte[][] {{1, -1}, {3, 5}}, 0, 1),
            images(SHAPE, new byte[][] {{3, 4}, {1, -1}}, 0, 1),
            images(SHAPE, new byte[][] {{1, -1}, {3, 4}}, 1, 0),
            images(SHAPE, new byte[][] {{1, -1}}, 0),
            floats(1, 255, 3, 4),
            floats(1, 255, 3, 4.5f));
    assertThat(sets.map(Checksum::sha256)).doesNotHaveDuplicates().hasSize(8);
  }

  @Test
  void sha256_equalContent_isEqual() {
    ImageSet set = images(SHAPE, new byte[][] {{1, -1}, {3, 4}}, 0, 1);
    assertThat(Checksum.sha256(set.withLabels(set.labels()))).isEqualTo(Checksum.sha256(set));
  }

  // sha256sum of "1x2x1 bytes 1", four bytes of label 1, then the bytes 1 and 255.
  @Test
  void sha256_isOfHeaderThenLabelAndPixelsOfEachImage() {
    assertThat(Checksum.sha256(images(SHAPE, new byte[][] {{1, -1}}, 1)))
        .isEqualTo("94cefdf36a585a2b406e18c80ebc734b6c1288e98bc399715a915ac0eb4d9f6d");
  }

  private static ImageSet images(Shape shape, byte[][] images, int... labels) {
    return ImageSet.ofBytes(shape, List.of("a", "b"), images, labels);
  }

  private static ImageSet floats(float... v) {
    return ImageSet.ofFloats(
        SHAPE, List.of("a", "b"), new float[][] {{v[0], v[1]}, {v[2], v[3]}}, new int[] {0, 1});
  }
}
