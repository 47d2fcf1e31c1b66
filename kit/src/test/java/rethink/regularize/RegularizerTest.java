package rethink.regularize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegularizerTest {
  private static final List<Regularizer> IN_ORDER =
      List.of(
          new WeightDecay(),
          new Dropout(),
          new RandomCrop(),
          new RandomResizedCrop(),
          new Flip(),
          new Rotation(),
          new Hue(),
          new Saturation(),
          new Brightness());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "weight-decay:0.0005",
        "dropout:0.8",
        "random-crop",
        "flip",
        "rotation:25",
        "hue:0.2",
        "brightness:32",
        "augmentation",
        "random-resized-crop:0.08",
        "saturation:0.5",
        "inception-augmentation"
      })
  void named_itsOwnName_givesItBack(String name) {
    assertThat(Regularizer.named(name).name()).isEqualTo(name);
    assertThat(Regularizer.named(Regularizer.named(name).name()))
        .isEqualTo(Regularizer.named(name));
  }

  @Property(tries = 200)
  void named_nameOfAnyStrength_isTheSameToTheBit(
      @ForAll @Scale(17) @DoubleRange(min = 1e-12, max = 0.5) double strength) {
    List<DoubleFunction<Regularizer>> kinds =
        List.of(
            WeightDecay::new,
            Dropout::new,
            RandomResizedCrop::new,
            Rotation::new,
            Hue::new,
            Saturation::new,
            Brightness::new);
    for (DoubleFunction<Regularizer> kind : kinds) {
      Regularizer regularizer = kind.apply(strength);
      assertThat(Regularizer.named(regularizer.name())).isEqualTo(regularizer);
      assertThat(regularizer.name()).doesNotContain("E");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "weight-decay,weight-decay:0.0005",
    "weight-decay:5e-4,weight-decay:0.0005",
    "dropout,dropout:0.5",
    "rotation,rotation:25",
    "hue,hue:0.2",
    "brightness:32.0,brightness:32"
  })
  void named_otherSpelling_hasTheCanonicalName(String spelling, String canonical) {
    assertThat(Regularizer.named(spelling).name()).isEqualTo(canonical);
  }

  @Test
  void named_unknown_listsTheKnown() {
    assertThatThrownBy(() -> Regularizer.named("mixup:1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "no regularizer is named \"mixup:1\"; choose among [weight-decay:0.0005, dropout:0.5,"
                + " random-crop, random-resized-crop:0.08, flip, rotation:25, hue:0.2,"
                + " saturation:0.5, brightness:32, augmentation, inception-augmentation]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          flip:1|"flip:1" ends in "1", but flip has no strength; leave it out
          rotation:far|"rotation:far" ends in "far", wanted a number as in "rotation:25"
          rotation:|"rotation:" ends in "", wanted a number as in "rotation:25"
          weight-decay:0|weight decay is 0.0, wanted above 0 and at most 1.0
          dropout:1.5|the share that dropout keeps is 1.5, wanted above 0 and at most 1.0
          rotation:181|rotation in degrees is 181.0, wanted above 0 and at most 180.0
          hue:NaN|the share of the circle of hues is NaN, wanted above 0 and at most 0.5
          brightness:-1|brightness in levels is -1.0, wanted above 0 and at most 255.0
          """,
      quoteCharacter = '\0')
  void named_impossibleStrength_saysWhatIsWanted(String name, String message) {
    assertThatThrownBy(() -> Regularizer.named(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Property(tries = 50)
  void inOrder_anyOrder_isTheSame(@ForAll long seed) {
    List<Regularizer> shuffled = new ArrayList<>(IN_ORDER);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(Regularizer.inOrder(shuffled)).isEqualTo(IN_ORDER);
  }

  @Test
  void inOrder_augmentation_isItsParts() {
    assertThat(Regularizer.inOrder(List.of(new Augmentation(), new RandomCrop())))
        .containsExactly(
            new RandomCrop(), new Flip(), new Rotation(25), new Hue(0.2), new Brightness(32));
  }

  @Test
  void inOrder_twoOfAKind_isRefused() {
    assertThatThrownBy(
            () -> Regularizer.inOrder(List.of(new Dropout(0.8), new Flip(), new Dropout(0.5))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "there are \"dropout:0.5\" and \"dropout:0.8\", wanted one of a kind; leave one out");
    assertThatThrownBy(() -> Regularizer.inOrder(List.of(new Augmentation(), new Rotation(10))))
        .hasMessageStartingWith("there are \"rotation:10\" and \"rotation:25\"");
  }

  /** The interface is open: what a notebook defines acts after what the kit has. */
  @Test
  void inOrder_readersOwn_comesLast() {
    Regularizer own = () -> "a-new-idea:3";
    assertThat(Regularizer.inOrder(List.of(own, new Brightness(), new Flip())))
        .containsExactly(new Flip(), new Brightness(), own);
  }
}
