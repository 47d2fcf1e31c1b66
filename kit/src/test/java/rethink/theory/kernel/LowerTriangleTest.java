package rethink.theory.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.Test;

class LowerTriangleTest {

  @Property(tries = 200)
  void at_everyTile_fillsTheMemoryWithoutGaps(
      @ForAll @IntRange(min = 1, max = 60) int size,
      @ForAll @IntRange(min = 1, max = 70) int tile) {
    try (LowerTriangle triangle = new LowerTriangle(size, tile)) {
      FloatPointer expected = triangle.at(0, 0);
      long floats = 0;
      for (int i = 0; i < triangle.tiles(); i++) {
        for (int j = 0; j <= i; j++) {
          assertThat(triangle.at(i, j).address())
              .isEqualTo(expected.address() + Float.BYTES * floats);
          floats += (long) triangle.length(i) * triangle.length(j);
        }
      }
      assertThat(floats).isEqualTo(LowerTriangle.floats(size, tile));
      int last = triangle.tiles() - 1;
      assertThat(triangle.start(last) + triangle.length(last)).isEqualTo(size);
    }
  }

  @Test
  void floats_ofAllOfMnist_areHalfTheSquare() {
    assertThat(LowerTriangle.floats(60_000, 1008)).isBetween(1_800_000_000L, 1_840_000_000L);
  }

  @Test
  void triangle_ofNoSize_isRefused() {
    assertThatThrownBy(() -> new LowerTriangle(0, 8)).hasMessageContaining("size is 0");
  }
}
