package rethink.paper.overparametrization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rethink.data.Dataset;
import rethink.paper.Refuted;

class RandomFeatureSweepTest {
  private static final int LARGEST_AT_N = 0;
  private static final int FALLS = 1;
  private static final int BELOW = 2;

  @Test
  void solve_features_interpolateFromAsManyAsImagesOn() {
    List<RandomFeatureSweep.Fit> fits =
        RandomFeatureSweep.solve(new Dataset("shapes", 40, 50), List.of(10, 40, 80), 1);
    assertThat(fits).hasSize(6);
    assertThat(fits.get(0).train()).isPositive();
    assertThat(fits.subList(2, 6)).extracting(RandomFeatureSweep.Fit::train).containsOnly(0.0);
    assertThat(fits.get(3).norm()).isGreaterThan(fits.get(5).norm());
  }

  @Test
  void verdicts_made_holdAndCanFail() {
    assertThat(refuted(0.5, 0.7, 0.4)).isEmpty();
    assertThat(refuted(0.3, 0.7, 0.4)).containsExactly(BELOW);
    assertThat(refuted(0.3, 0.4, 0.5)).containsExactly(LARGEST_AT_N, FALLS, BELOW);
  }

  private static List<Integer> refuted(double few, double atN, double many) {
    List<RandomFeatureSweep.Fit> fits =
        Stream.of(0.0, 0.2)
            .flatMap(
                noise -> Stream.of(fit(10, noise, few), fit(40, noise, atN), fit(80, noise, many)))
            .toList();
    return Refuted.in(
        new RandomFeatureSweep(
                new Dataset("shapes", 40, 50), List.of(10, 40, 80), List.of(1L), fits)
            .verdicts());
  }

  private static RandomFeatureSweep.Fit fit(int features, double noise, double test) {
    return new RandomFeatureSweep.Fit(features, noise, 1, 0, test, 1);
  }
}
