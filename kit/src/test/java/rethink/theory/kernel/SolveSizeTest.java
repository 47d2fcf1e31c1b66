package rethink.theory.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SolveSizeTest {
  private static final SolveSize MNIST = new SolveSize(60_000, 10, 784, 60_000 * 784L * 4);

  @Test
  void bytes_ofAllOfMnist_areHalfOfWhatTheMachineMayUse() {
    assertThat(MNIST.bytes()).isBetween(7_000_000_000L, 9_000_000_000L);
    assertThatCode(() -> MNIST.requireMemory(9_000_000_000L)).doesNotThrowAnyException();
  }

  @Test
  void requireMemory_tooLittle_namesTheSizesAndWhatWouldFit() {
    assertThatThrownBy(() -> MNIST.requireMemory(4L << 30))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "60,000 points need 6\\.8 GiB for the factor, 0\\.2 GiB for the kernel .* together"
                + " 7\\.\\d GiB, but 4\\.0 GiB of memory may be used; 4\\d,\\d00 points would fit");
  }

  @Test
  void requireMemory_whatIsSaidToFit_fits() {
    assertThatCode(() -> new SolveSize(44_000, 10, 784, 44_000 * 784L * 4).requireMemory(4L << 30))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> MNIST.requireMemory(1000))
        .hasMessageEndingWith("; 0 points would fit");
  }

  @Test
  void tile_smallAndLarge_isAMultipleOfTheVectorWidth() {
    assertThat(new SolveSize(1, 1, 1, 1).tile()).isEqualTo(48);
    assertThat(new SolveSize(8_000, 1, 1, 1).tile()).isEqualTo(480);
    assertThat(MNIST.tile()).isEqualTo(1008);
  }

  @Test
  void available_here_isWithinTheKitsLimit() {
    assertThat(NativeMemory.available()).isBetween(1L, 17_000_000_000L);
    assertThat(NativeMemory.peakGib()).isBetween(0.01, 1000.0);
  }

  @Test
  void peak_here_isThatOfARealProcessor() {
    assertThat(ProductPeak.gigaflops()).isBetween(0.1, 1e6);
  }
}
