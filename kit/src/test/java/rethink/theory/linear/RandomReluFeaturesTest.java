package rethink.theory.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RandomReluFeaturesTest {
  private static final double[][] POINTS = {{1, 2, -1}, {0.5, 0, 3}};

  @Test
  void of_points_areRectifiedInnerProducts() {
    RandomReluFeatures features = RandomReluFeatures.draw(5, 3, 1);
    double[][] found = features.of(POINTS);
    for (int i = 0; i < POINTS.length; i++) {
      double[] point = POINTS[i];
      double[] wanted =
          Arrays.stream(features.directions())
              .mapToDouble(v -> Math.max(0, Vectors.dot(v, point)))
              .toArray();
      assertThat(found[i]).containsExactly(wanted, within(1e-14));
    }
    assertThat(Arrays.stream(found).flatMapToDouble(Arrays::stream)).contains(0.0);
  }

  @Test
  void draw_more_beginsWithTheSame() {
    double[][] some = RandomReluFeatures.draw(4, 3, 1).directions();
    assertThat(Arrays.copyOf(RandomReluFeatures.draw(9, 3, 1).directions(), 4)).isDeepEqualTo(some);
    assertThat(RandomReluFeatures.draw(4, 3, 2).directions()[0]).isNotEqualTo(some[0]);
  }
}
