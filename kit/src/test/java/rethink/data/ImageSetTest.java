package rethink.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ImageSetTest {
  private static final ImageSet FOUR =
      ImageSet.ofBytes(
          new Shape(1, 1, 1),
          List.of("a", "b", "c", "d"),
          new byte[][] {{10}, {20}, {30}, {40}},
          new int[] {0, 1, 2, 3});

  @Test
  void between_aRange_hasItsImagesAndLabels() {
    ImageSet middle = FOUR.between(1, 3);
    assertThat(middle.labels()).containsExactly(1, 2);
    assertThat(middle.pixels(0)).containsExactly(20);
    assertThat(middle.pixels(1)).containsExactly(30);
  }

  @Test
  void between_rangesThatAreNone_areRefused() {
    assertThatThrownBy(() -> FOUR.between(2, 2)).hasMessageContaining("images 2 to before 2");
    assertThatThrownBy(() -> FOUR.between(-1, 2)).hasMessageContaining("a set of 4");
    assertThatThrownBy(() -> FOUR.between(3, 5)).hasMessageContaining("in 0..4");
  }
}
