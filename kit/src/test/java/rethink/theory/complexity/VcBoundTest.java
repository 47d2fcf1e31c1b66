package rethink.theory.complexity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rethink.data.Shape;
import rethink.model.Mlp;
import rethink.model.Model;
import rethink.model.SmallInception;

class VcBoundTest {
  private static final Shape IMAGES = new Shape(28, 28, 3);

  /** A hyperplane in d dimensions: d + 1 weights, and exactly d + 1 points can be shattered. */
  @Test
  void dimension_hyperplane_isAboveTheTrueOneByAFewTimes() {
    VcBound plane = new VcBound(List.of(new VcBound.Layer(11, 1)));
    assertThat(plane.dimension()).isBetween(11.0, 66.0);
    assertThat(plane.log2Patterns(5)).isEqualTo(5);
    // Cover's count of the sign patterns of 40 points by hyperplanes through the origin.
    double patterns = 0;
    double choose = 1;
    for (int k = 0; k < 11; k++) {
      patterns += 2 * choose;
      choose *= (39.0 - k) / (k + 1);
    }
    assertThat(Math.pow(2, plane.log2Patterns(40))).isGreaterThan(patterns);
    assertThat(plane.log2Patterns(1000))
        .isCloseTo(1 + 11 * Math.log(2 * Math.E * 1000 / 11) / Math.log(2), within(1e-9));
  }

  @Test
  void of_mlp_hasItsLayers() {
    VcBound bound = VcBound.of(new Mlp(2, 5), new Shape(28, 28, 1));
    assertThat(bound.layers())
        .containsExactly(
            new VcBound.Layer(785 * 5, 5),
            new VcBound.Layer(785 * 5 + 6 * 5, 5),
            new VcBound.Layer(785 * 5 + 6 * 5 + 6, 1));
  }

  @Test
  void of_papersNetworks_isBelowTheClosedFormAndVacuous() {
    for (Model model : Model.all()) {
      VcBound bound = VcBound.of(model, IMAGES);
      assertThat(bound.dimension()).isBetween(bound.weights(), bound.closedForm());
      assertThat(bound.gap(50_000, 0.05)).isGreaterThan(3);
    }
  }

  @Test
  void of_inception_countsBranchesAtOneDepth() {
    VcBound bound = VcBound.of(new SmallInception(false, 1), IMAGES);
    // A convolution, eight modules of two branches with two stages for downsampling, the classes.
    assertThat(bound.layers()).hasSizeBetween(10, 14);
    assertThat(bound.weights()).isBetween(1.6e6, 1.65e6);
    assertThat(bound.layers().get(0).units()).isEqualTo(28 * 28 * 96);
  }

  @Test
  void gap_enoughPoints_isBelowWhatWasAskedFor() {
    VcBound bound = VcBound.of(new Mlp(1, 4), new Shape(5, 5, 1));
    double points = bound.pointsFor(0.1, 0.05);
    assertThat(bound.gap(points, 0.05)).isLessThan(0.1).isCloseTo(0.1, within(1e-8));
    assertThat(bound.gap(points / 2, 0.05)).isGreaterThan(0.1);
    double shattered = Math.sqrt(8 / 50.0 * (100 * Math.log(2) + Math.log(80)));
    assertThat(bound.gap(50, 0.05)).isCloseTo(shattered, within(1e-12));
  }

  @Test
  @Timeout(10)
  void pointsFor_gapThatNoNumberReaches_isRefused() {
    VcBound bound = VcBound.of(new Mlp(1, 4), new Shape(5, 5, 1));
    assertThatThrownBy(() -> bound.pointsFor(0, 0.05)).hasMessageContaining("larger gap");
  }
}
