package rethink.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ShapesTest {

  /** A thousand, because another rounding of colours changes few values, and none of the first. */
  @ParameterizedTest
  @CsvSource({
    "TRAIN, 50038a9d643ed2df0956756f21a44080c9c3998c2aba51e40453285b5025bf4b",
    "TEST, f82216a75d82704fc340da41e0f451aeff5f46a605da261e84d2c311500b55f7"
  })
  void draw_anyMachine_givesTheseBytes(Split split, String sha256) {
    assertThat(Checksum.sha256(Shapes.draw(split, 1_000))).isEqualTo(sha256);
  }

  /**
   * Of every picture but those whose object once was drawn again without end, or for hours, in
   * search of a colour: digests by the code of that time.
   */
  @ParameterizedTest
  @CsvSource({
    "TRAIN, 50000, 11585 11590 17790 25156 34568 38493 48876 49217,"
        + " c9955e0c7c365b95902f7c3e4ec13ca31c0832125580bd3c42ab67c6949107f3",
    "TEST, 10000, 2373 3326 3545 4887,"
        + " e0c87524b1e65d36ae191bb47b2609665e75f664b82aabb9c1dd89e3ae585d2e"
  })
  @Timeout(600)
  void draw_wholeSet_endsAndKeepsEveryPicture(Split split, int n, String others, String sha256)
      throws NoSuchAlgorithmException {
    ImageSet all = Shapes.draw(split, n);
    List<String> left = List.of(others.split(" "));
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    byte[] picture = new byte[Shapes.SHAPE.size()];
    float[] pixels = new float[picture.length];
    for (int i = 0; i < n; i++) {
      all.copyPixels(i, pixels, 0);
      for (int k = 0; k < pixels.length; k++) {
        picture[k] = (byte) pixels[k];
      }
      if (!left.contains(Integer.toString(i))) {
        digest.update(picture);
      }
    }
    assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(sha256);
  }

  @ParameterizedTest
  @EnumSource
  void draw_fewer_isAPrefixOfMore(Split split) {
    ImageSet more = Shapes.draw(split, 30);
    assertThat(Checksum.sha256(Shapes.draw(split, 12))).isEqualTo(Checksum.sha256(more.first(12)));
  }

  @ParameterizedTest
  @EnumSource
  void draw_thousand_hasEveryClassAboutEquallyOften(Split split) {
    int[] counts = new int[10];
    for (int label : Shapes.draw(split, 1_000).labels()) {
      counts[label]++;
    }
    // A fair draw stays within four standard deviations, 4 * sqrt(1000 * 0.1 * 0.9).
    assertThat(IntStream.of(counts).boxed()).allSatisfy(n -> assertThat(n).isBetween(62, 138));
  }

  @Test
  void draw_bothHalves_shareNoPicture() {
    ImageSet train = Shapes.draw(Split.TRAIN, 100);
    ImageSet test = Shapes.draw(Split.TEST, 100);
    for (int i = 0; i < 100; i++) {
      for (int j = 0; j < 100; j++) {
        assertThat(train.pixels(i)).isNotEqualTo(test.pixels(j));
      }
    }
  }

  @Test
  void draw_picturesOfOneClass_differMuch() {
    ImageSet set = Shapes.draw(Split.TRAIN, 100);
    int pairs = 0;
    for (int i = 0; i < 100; i++) {
      for (int j = 0; j < i; j++) {
        if (set.label(i) == set.label(j)) {
          pairs++;
          // Noise alone makes two copies differ by 1.13 * 0.06 * 255 = 17.
          assertThat(meanDifference(set.pixels(i), set.pixels(j))).isGreaterThan(20);
        }
      }
    }
    assertThat(pairs).isGreaterThan(300);
  }

  @Test
  void draw_pictures_useTheWholeRangeOfBytes() {
    ImageSet set = Shapes.draw(Split.TRAIN, 200);
    assertThat(set.isBytes()).isTrue();
    assertThat(set.shape()).isEqualTo(new Shape(32, 32, 3));
    double sum = 0;
    float low = 255;
    float high = 0;
    for (int i = 0; i < set.size(); i++) {
      for (float value : set.pixels(i)) {
        sum += value;
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    assertThat(low).isZero();
    assertThat(high).isEqualTo(255);
    assertThat(sum / set.size() / set.shape().size()).isCloseTo(127.5, within(10.0));
  }

  private static double meanDifference(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i] - b[i]);
    }
    return sum / a.length;
  }
}
