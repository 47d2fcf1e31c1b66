package rethink.theory.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import rethink.layer.Natives;

class CriticalSampleSearchTest {
  static {
    Natives.load();
  }

  /** Two classes by the sign of x + 2 y, so that within r the sum changes by at most 3 r. */
  private static final MlpFunction PLANE =
      new MlpFunction(
          List.of(Nd4j.createFromArray(new float[][] {{1, -1}, {2, -2}})),
          List.of(Nd4j.createFromArray(new float[][] {{0, 0}})));

  private static final INDArray INPUTS =
      Nd4j.createFromArray(new float[][] {{0.29f, 0}, {0, -0.14f}, {0.31f, 0}, {-0.1f, -0.11f}});

  @Test
  void critical_aPlane_isWhatLiesWithinTheRadiusOfIt() {
    double[] radii = {0.1, 0.1, 0.1, 0.1};
    var found = CriticalSampleSearch.ofArpit().critical(PLANE, INPUTS, radii, 1);
    assertThat(found.stream().toArray()).containsExactly(0, 1);
    assertThat(CriticalSampleSearch.ofArpit().ratio(PLANE, INPUTS, radii, 1)).isEqualTo(0.5);
  }

  @Test
  void critical_aRadiusOfItsOwn_movesEachInputByThat() {
    double[] radii = {0.09, 0.1, 0.11, 0.12};
    var found = CriticalSampleSearch.ofArpit().critical(PLANE, INPUTS, radii, 1);
    assertThat(found.stream().toArray()).containsExactly(1, 2, 3);
  }

  @Test
  void critical_curvedBoundary_neverFindsWhatIsNotThereOnAGrid() {
    MlpFunction network = MlpFunctionTest.random(2, 8, 3);
    INDArray inputs = MlpFunctionTest.gaussian(60, 2, "points");
    double[] radii = new double[60];
    Arrays.fill(radii, 0.1);
    var found = new CriticalSampleSearch(0.83, 0.67, 10).critical(network, inputs, radii, 1);
    int there = 0;
    for (int i = 0; i < 60; i++) {
      boolean critical = otherClassOnGrid(network, inputs.getRow(i, true), 0.1);
      there += critical ? 1 : 0;
      // A grid can miss a corner that the search finds, but not the other way round by much.
      if (found.get(i)) {
        assertThat(otherClassOnGrid(network, inputs.getRow(i, true), 0.11)).isTrue();
      }
    }
    assertThat(there).isBetween(3, 40);
    assertThat(found.cardinality()).isGreaterThanOrEqualTo((int) (0.8 * there));
  }

  private static boolean otherClassOnGrid(MlpFunction network, INDArray input, double radius) {
    INDArray grid = Nd4j.create(input.dataType(), 41 * 41, 2);
    for (int i = 0; i < 41; i++) {
      for (int j = 0; j < 41; j++) {
        grid.putScalar(41 * i + j, 0, input.getDouble(0, 0) + radius * (i / 20.0 - 1));
        grid.putScalar(41 * i + j, 1, input.getDouble(0, 1) + radius * (j / 20.0 - 1));
      }
    }
    int own = network.classes(input)[0];
    return Arrays.stream(network.classes(grid)).anyMatch(other -> other != own);
  }
}
