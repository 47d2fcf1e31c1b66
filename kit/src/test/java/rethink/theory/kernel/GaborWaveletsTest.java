package rethink.theory.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rethink.data.ImageSet;
import rethink.data.Shape;

class GaborWaveletsTest {
  private static final GaborWavelets BANK = new GaborWavelets(8, 5, 2, 0.5, 4);
  private static final int CELLS = 7 * 7;

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 4, 7})
  void copy_grating_isStrongestInItsOwnDirection(int direction) {
    float[] features = features(grating(direction, 0));
    assertThat(strongest(features)).isEqualTo(direction);
  }

  @Test
  void copy_gratingMovedByAQuarterWave_hardlyChanges() {
    float[] features = features(grating(2, 0));
    float[] moved = features(grating(2, Math.PI / 2));
    int centre = 2 * CELLS + 24;
    assertThat(features[centre]).isGreaterThan(-100);
    assertThat(Math.abs(features[centre] - moved[centre])).isLessThan(8);
  }

  @Test
  void copy_black_hasNoEnergy() {
    assertThat(features(new byte[28 * 28])).containsOnly(-128);
  }

  @Test
  void copy_noise_staysWithinTheLevels() {
    ImageSet images = Made.noise(5, 28, 2, 1);
    float[] features = new float[BANK.dimension(images.shape())];
    BANK.copy(images, 3, features);
    for (float feature : features) {
      assertThat(feature).isBetween(-128f, 127f).isEqualTo(Math.round(feature));
    }
  }

  @Test
  void dimension_colour_isThatOfEachChannel() {
    assertThat(BANK.dimension(new Shape(28, 28, 1))).isEqualTo(8 * 2 * CELLS);
    assertThat(BANK.dimension(new Shape(32, 32, 3))).isEqualTo(3 * 8 * 2 * 64);
  }

  @Test
  void bank_ofNothing_isRefused() {
    assertThatThrownBy(() -> new GaborWavelets(0, 5, 2, 0.5, 4)).hasMessageContaining("0 orient");
    assertThatThrownBy(() -> new GaborWavelets(8, 1, 2, 0.5, 4)).hasMessageContaining("1.0");
    assertThatThrownBy(() -> new GaborWavelets(8, 5, 2, 0.5, 3)).hasMessageContaining("3 pixels");
  }

  @Test
  void named_eachKernel_hasItsName() {
    for (String name : List.of("gaussian:0.02", "gabor:0.5", "convolution:100")) {
      assertThat(Kernel.named(name, 1).name()).isEqualTo(name);
    }
    for (String name : List.of("gaussian", "gaussian:x", "linear:1", "")) {
      assertThatThrownBy(() -> Kernel.named(name, 1))
          .hasMessageContaining("\"" + name + "\"")
          .hasMessageContaining("gabor:0.5");
    }
  }

  /** Waves of wavelength 5 along this direction, in steps of an eighth of half a turn. */
  private static byte[] grating(int direction, double phase) {
    double angle = Math.PI * direction / 8;
    byte[] pixels = new byte[28 * 28];
    for (int i = 0; i < pixels.length; i++) {
      double along = i % 28 * Math.cos(angle) + i / 28 * Math.sin(angle);
      pixels[i] = (byte) Math.round(127.5 + 127 * Math.cos(2 * Math.PI / 5 * along + phase));
    }
    return pixels;
  }

  private static float[] features(byte[] pixels) {
    ImageSet image =
        ImageSet.ofBytes(new Shape(28, 28, 1), List.of("a"), new byte[][] {pixels}, new int[1]);
    float[] features = new float[BANK.dimension(image.shape())];
    BANK.copy(image, 0, features);
    return features;
  }

  /** Orientation of the most energy in the central cell, at the shorter wavelength. */
  private static int strongest(float[] features) {
    int best = 0;
    for (int o = 1; o < 8; o++) {
      if (features[o * CELLS + 24] > features[best * CELLS + 24]) {
        best = o;
      }
    }
    return best;
  }
}
