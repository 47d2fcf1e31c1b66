package rethink.theory.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import rethink.data.ImageSet;
import rethink.data.Shape;

class PointsTest {

  @Test
  void twins_someEqual_pointToTheFirst() {
    byte[][] images = {{1, 2}, {3, 4}, {1, 2}, {2, 1}, {1, 2}};
    ImageSet set = ImageSet.ofBytes(new Shape(1, 2, 1), List.of("a"), images, new int[5]);
    assertThat(Points.of(new Pixels(), set).twins()).containsExactly(0, 1, 0, 3, 0);
  }

  @Test
  void points_ofFloats_areRefused() {
    ImageSet set =
        ImageSet.ofFloats(new Shape(1, 1, 1), List.of("a"), new float[][] {{0.5f}}, new int[1]);
    assertThatThrownBy(() -> Points.of(new Pixels(), set)).hasMessageContaining("are floats");
  }

  @Test
  void points_ofFeaturesBetweenSteps_areRefused() {
    FeatureMap halves =
        new FeatureMap() {
          @Override
          public String kernelName() {
            return "halves";
          }

          @Override
          public int dimension(Shape shape) {
            return 1;
          }

          @Override
          public double step() {
            return 1;
          }

          @Override
          public void copy(ImageSet images, int image, float[] features) {
            features[0] = 0.5f;
          }
        };
    assertThatThrownBy(() -> Points.of(halves, Made.noise(2, 1, 1, 1)))
        .hasMessageContaining("a feature is 0.5");
  }
}
