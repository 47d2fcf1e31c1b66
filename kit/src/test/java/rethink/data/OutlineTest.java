package rethink.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutlineTest {
  private static final int SAMPLES = 300;
  private static final double SIDE = 3;

  @ParameterizedTest
  @CsvSource({
    "disc, 2.26", // 0.72 pi
    "ring, 1.88", // 0.6 pi
    "square, 2.07", // 1.44^2
    "frame, 1.62", // 1.56^2 - 0.9^2
    "triangle, 1.30", // 3 sqrt(3) / 4
    "star, 1.60", // pi (1 - 0.62 + 0.62^2 / 3)
    "plus, 1.76", // 2 * 1.9 * 0.54 - 0.54^2
    "crescent, 1.57",
    "bars, 1.70", // 2 * 1.7 * 0.5
    "wedge, 2.24" // three quarters of 0.95 pi
  })
  void contains_sampled_givesTheAreaOfTheShape(String name, double area) {
    Outline outline = Outline.of(Shapes.CLASSES.indexOf(name));
    assertThat(area((x, y) -> outline.contains(x, y))).isCloseTo(area, within(0.02));
    assertThat(area((x, y) -> outline.contains(x, y) && x * x + y * y > 1.21 * 1.21))
        .as("what lies further out than the drawing reaches")
        .isZero();
  }

  @Test
  void contains_everyPair_differsInAPlaceOfSomeSize() {
    for (int a = 0; a < 10; a++) {
      for (int b = 0; b < a; b++) {
        Outline one = Outline.of(a);
        Outline other = Outline.of(b);
        assertThat(area((x, y) -> one.contains(x, y) != other.contains(x, y)))
            .as("%s and %s", Shapes.CLASSES.get(a), Shapes.CLASSES.get(b))
            .isGreaterThan(0.4);
      }
    }
  }

  @Test
  void of_noClass_isRefused() {
    assertThatThrownBy(() -> Outline.of(10)).hasMessage("label is 10, wanted 0..9");
  }

  private static double area(Outline outline) {
    int inside = 0;
    for (int i = 0; i < SAMPLES * SAMPLES; i++) {
      double x = SIDE * ((i % SAMPLES + 0.5) / SAMPLES - 0.5);
      double y = SIDE * ((i / SAMPLES + 0.5) / SAMPLES - 0.5);
      inside += outline.contains(x, y) ? 1 : 0;
    }
    return SIDE * SIDE * inside / (SAMPLES * SAMPLES);
  }
}
