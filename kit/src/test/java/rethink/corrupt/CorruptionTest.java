package rethink.corrupt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rethink.data.Split.TRAIN;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rethink.data.Checksum;
import rethink.data.ImageSet;
import rethink.data.Shape;

class CorruptionTest {
  private static final ImageSet SET = Samples.random(50, new Shape(6, 6, 3), 10);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true-labels",
        "random-labels",
        "partially-corrupted-labels:0.5",
        "shuffled-pixels",
        "random-pixels",
        "gaussian-pixels",
        "random-signs"
      })
  void apply_everyCorruption_isAFunctionOfTheSeedThatLeavesTheOriginal(String name) {
    String original = Checksum.sha256(SET);
    Corruption corruption = Corruption.named(name);
    String corrupted = Checksum.sha256(corruption.apply(SET, TRAIN, 1));
    assertThat(corruption.name()).isEqualTo(name);
    assertThat(Checksum.sha256(corruption.apply(SET, TRAIN, 1))).isEqualTo(corrupted);
    assertThat(samePixels(corruption.apply(SET, TRAIN, 1))).isEqualTo(corruption.keepsPixels());
    if (!name.equals("true-labels")) {
      assertThat(corrupted).isNotEqualTo(original);
      assertThat(Checksum.sha256(corruption.apply(SET, TRAIN, 2))).isNotEqualTo(corrupted);
    }
    assertThat(Checksum.sha256(SET)).isEqualTo(original);
  }

  private static boolean samePixels(ImageSet set) {
    return Checksum.sha256(set.withLabels(SET.labels())).equals(Checksum.sha256(SET));
  }

  @Property(tries = 100)
  void named_nameOfRandomLabels_isTheSameCorruption(@ForAll @DoubleRange(max = 1) double p) {
    assertThat(Corruption.named(new RandomLabels(p).name())).isEqualTo(new RandomLabels(p));
  }

  @Test
  void named_probabilityOne_isCalledRandomLabels() {
    assertThat(Corruption.named("partially-corrupted-labels:1").name()).isEqualTo("random-labels");
  }

  @Test
  void named_unknown_listsTheKnown() {
    assertThatThrownBy(() -> Corruption.named("noise"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "no corruption is named \"noise\"; choose one of [true-labels,"
                + " partially-corrupted-labels:0.5, random-labels, shuffled-pixels, random-pixels,"
                + " gaussian-pixels, random-signs]");
  }

  @Test
  void named_probabilityNotANumber_saysWhatIsWanted() {
    assertThatThrownBy(() -> Corruption.named("partially-corrupted-labels:half"))
        .hasMessageContaining("ends in \"half\", wanted a probability");
    assertThatThrownBy(() -> Corruption.named("partially-corrupted-labels:2"))
        .hasMessage("probability of a random label is 2.0, wanted 0..1");
  }
}
