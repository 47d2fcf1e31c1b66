package rethink.theory.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.Test;

class TiledCholeskyTest {
  private static final double SINGLE = 0x1p-24;

  @Property(tries = 100)
  void factor_anySizeAndTile_isLapacksInDoubleUpToRounding(
      @ForAll @IntRange(min = 1, max = 70) int n,
      @ForAll @IntRange(min = 1, max = 80) int tile,
      @ForAll long seed) {
    Dense matrix = Dense.random(n, n, seed);
    Dense found = factor(matrix, 0, tile);
    assertThat(Dense.difference(found.values(), matrix.root().values()))
        .isLessThan(20 * Math.sqrt(n) * SINGLE);
  }

  @Property(tries = 50)
  void factor_withRidge_isThatOfTheMatrixWithIt(
      @ForAll @IntRange(min = 1, max = 50) int n, @ForAll @IntRange(min = 1, max = 20) int tile) {
    Dense matrix = Dense.random(n, 1, n);
    Dense shifted = Dense.of(n, (i, j) -> matrix.at(i, j) + (i == j ? 0.5 : 0));
    assertThat(product(factor(matrix, 0.5, tile))).satisfies(near(shifted, 20 * SINGLE));
  }

  @Test
  void factor_singularMatrix_isThatOfANearMatrix() {
    // Rank 40 of 60: from tile 5 on, rounding decides the sign of what is left.
    Dense half = Dense.random(40, 0, 1);
    Dense matrix = Dense.of(60, (i, j) -> half.at(i % 40, j % 40) / 40);
    Dense product = product(factor(matrix, 0, 8));
    assertThat(product).satisfies(near(matrix, 1e-4));
  }

  @Test
  void factor_notFinite_isRefused() {
    Dense matrix = Dense.of(4, (i, j) -> Double.NaN);
    assertThatThrownBy(() -> factor(matrix, 0, 2))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not finite");
  }

  @Test
  void factor_manyTiles_tellsAllOfItsProgress() {
    List<Double> told = Collections.synchronizedList(new ArrayList<>());
    try (LowerTriangle factor = new LowerTriangle(50, 6)) {
      TiledCholesky.factor(Dense.random(50, 50, 1), 0, factor, told::add);
    }
    assertThat(told).hasSize(9 * 10 / 2).allMatch(part -> part > 0 && part <= 1 + 1e-12);
    assertThat(Collections.max(told)).isEqualTo(1, org.assertj.core.data.Offset.offset(1e-12));
  }

  @Property(tries = 50)
  void substitution_anySizeAndTile_solvesForAllColumns(
      @ForAll @IntRange(min = 1, max = 70) int n,
      @ForAll @IntRange(min = 1, max = 80) int tile,
      @ForAll @IntRange(min = 1, max = 4) int columns) {
    Dense matrix = Dense.random(n, n, n);
    double[] b = new double[n * columns];
    java.util.Arrays.setAll(b, i -> Math.sin(i + 1));
    try (LowerTriangle factor = new LowerTriangle(n, tile);
        FloatPointer x = new FloatPointer((long) b.length)) {
      TiledCholesky.factor(matrix, 0, factor, part -> {});
      for (int i = 0; i < b.length; i++) {
        x.put(i, (float) b[i]);
      }
      Substitution.solve(factor, columns, x);
      double[] found = new double[b.length];
      java.util.Arrays.setAll(found, i -> x.get(i));
      assertThat(Dense.difference(found, matrix.solve(0, b))).isLessThan(1e-5);
    }
  }

  private static Dense factor(Dense matrix, double ridge, int tile) {
    try (LowerTriangle factor = new LowerTriangle(matrix.size(), tile)) {
      TiledCholesky.factor(matrix, ridge, factor, part -> {});
      return Dense.of(
          matrix.size(),
          (i, j) -> {
            long within = (long) (j % tile) * factor.length(i / tile) + i % tile;
            return i >= j ? factor.at(i / tile, j / tile).get(within) : 0;
          });
    }
  }

  private static Dense product(Dense root) {
    return Dense.of(
        root.size(),
        (i, j) -> {
          double sum = 0;
          for (int k = 0; k < root.size(); k++) {
            sum += root.at(i, k) * root.at(j, k);
          }
          return sum;
        });
  }

  private static java.util.function.Consumer<Dense> near(Dense wanted, double part) {
    return found -> assertThat(Dense.difference(found.values(), wanted.values())).isLessThan(part);
  }
}
