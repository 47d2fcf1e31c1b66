package rethink.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaletteTest {
  @Test
  void places_ofKnownKey_areTheSameWhateverElseIsDrawn() {
    int alone = Palette.places(List.of("random-labels")).get("random-labels");
    assertThat(Palette.places(List.of("other", "third", "random-labels")))
        .containsEntry("random-labels", alone);
  }

  @Test
  void places_ofManyKeys_giveEachItsOwnColour() {
    List<String> keys = IntStream.range(0, 14).mapToObj(i -> "key" + i).toList();
    List<Color> colors = Palette.places(keys).values().stream().map(Palette::color).toList();
    assertThat(colors).hasSize(14).doesNotHaveDuplicates();
  }
}
