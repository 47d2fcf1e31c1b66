package rethink.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rethink.data.Shape;

class ModelSummaryTest {
  private static final Shape CROPPED = new Shape(28, 28, 3);

  /** A convolution by the side of its output, its kernel's side and its channels. */
  private record Conv(int side, int kernel, int in, int out) {
    long multiplyAdds() {
      return (long) side * side * kernel * kernel * in * out;
    }
  }

  /** Read off the paper's Figure 3. */
  private static final List<Conv> INCEPTION =
      List.of(
          new Conv(28, 3, 3, 96),
          new Conv(28, 1, 96, 32),
          new Conv(28, 3, 96, 32),
          new Conv(28, 1, 64, 32),
          new Conv(28, 3, 64, 48),
          new Conv(14, 3, 80, 80),
          new Conv(14, 1, 160, 112),
          new Conv(14, 3, 160, 48),
          new Conv(14, 1, 160, 96),
          new Conv(14, 3, 160, 64),
          new Conv(14, 1, 160, 80),
          new Conv(14, 3, 160, 80),
          new Conv(14, 1, 160, 48),
          new Conv(14, 3, 160, 96),
          new Conv(7, 3, 144, 96),
          new Conv(7, 1, 240, 176),
          new Conv(7, 3, 240, 160),
          new Conv(7, 1, 336, 176),
          new Conv(7, 3, 336, 160));

  private static final List<Conv> ALEXNET =
      List.of(new Conv(28, 5, 3, 64), new Conv(14, 5, 64, 64));

  @ParameterizedTest
  @CsvSource({
    "inception, 1649402",
    "inception-no-bn, 1649402",
    "alexnet, 1387786",
    "mlp-3x512, 1735178",
    "mlp-1x512, 1209866"
  })
  void parameters_paperNetwork_areThePapersTable1(String name, long wanted) {
    assertThat(of(name).trainableParameters()).isEqualTo(wanted);
  }

  @Test
  void multiplyAdds_inception_areThoseOfFigure3() {
    long wanted = INCEPTION.stream().mapToLong(Conv::multiplyAdds).sum() + 336 * 10;
    assertThat(of("inception").multiplyAdds())
        .isEqualTo(wanted)
        .isBetween(203_500_000L, 204_500_000L);
    assertThat(of("inception-no-bn").multiplyAdds()).isEqualTo(wanted);
  }

  @Test
  void multiplyAdds_others_areThoseOfTheirLayers() {
    long convolutions = ALEXNET.stream().mapToLong(Conv::multiplyAdds).sum();
    assertThat(of("alexnet").multiplyAdds())
        .isEqualTo(convolutions + 7 * 7 * 64 * 384 + 384 * 192 + 192 * 10);
    assertThat(of("mlp-1x512").multiplyAdds()).isEqualTo(28 * 28 * 3 * 512 + 512 * 10);
    assertThat(of("mlp-3x512").multiplyAdds())
        .isEqualTo(28 * 28 * 3 * 512 + 2 * 512 * 512 + 512 * 10);
  }

  @Test
  void parameters_alexnetByTwo_areThoseOfHalfTheChannelsAndUnits() {
    assertThat(of("alexnet/2").trainableParameters())
        .isEqualTo(
            (75 + 1) * 32
                + (25 * 32 + 1) * 32
                + (7 * 7 * 32 + 1) * 192
                + (192 + 1) * 96
                + (96 + 1) * 10);
  }

  /** All channels become 8, but for the last two modules' 176 and 160, which become 16. */
  @Test
  void parameters_inceptionBySixteen_areThoseOfNarrowedChannels() {
    long stem = conv(3, 3, 8);
    long large = module(8, 8) + module(16, 8) + conv(3, 16, 8);
    long middle = module(8 + 16, 8) + 3 * module(16, 8) + conv(3, 16, 8);
    long small = module(8 + 16, 16) + module(32, 16);
    assertThat(of("inception/16").trainableParameters())
        .isEqualTo(stem + large + middle + small + 32 * 10 + 10);
  }

  private static long module(long in, long out) {
    return conv(1, in, out) + conv(3, in, out);
  }

  private static long conv(long kernel, long in, long out) {
    return kernel * kernel * in * out + out;
  }

  @Test
  void isStatistic_runningMeanAndVariance_areAndWeightsAreNot() {
    assertThat(List.of("stem_mean", "stem_var", "norm_log10stdev"))
        .allMatch(ModelSummary::isStatistic);
    assertThat(List.of("stem_W", "stem_b", "mean_W")).noneMatch(ModelSummary::isStatistic);
  }

  private static ModelSummary of(String name) {
    ModelSummary summary = ModelSummary.of(Model.named(name), CROPPED, 10);
    assertThat(summary.name()).isEqualTo(name);
    return summary;
  }
}
