package rethink.regularize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rethink.data.Dataset;
import rethink.data.ImageSet;
import rethink.data.Shape;

class AugmentedImagesTest {
  private static final int IMAGES = 8;
  private static final ImageSet ORIGINALS = new Dataset("shapes", IMAGES, 1).train();
  private static final ImageSet CROPS = ORIGINALS.centerCrop(28, 28);
  private static final List<Regularizer> ALL =
      Regularizer.inOrder(List.of(new RandomCrop(), new Augmentation(), new WeightDecay()));

  private static AugmentedImages augmented(List<Regularizer> regularizers, long seed) {
    return new AugmentedImages(regularizers, ORIGINALS, CROPS, seed);
  }

  private static float[] shown(AugmentedImages images, int epoch, int image) {
    float[] planes = new float[CROPS.shape().size()];
    images.copyPixels(epoch, image, planes);
    return planes;
  }

  /** What was asked before must not matter: a resumed run asks for the rest only. */
  @Property(tries = 50)
  void copyPixels_afterAnything_dependsOnSeedEpochAndImageAlone(
      @ForAll @IntRange(min = 1, max = 90) int epoch,
      @ForAll @IntRange(max = IMAGES - 1) int image,
      @ForAll @IntRange(min = 1, max = 90) int epochBefore,
      @ForAll @IntRange(max = IMAGES - 1) int imageBefore) {
    AugmentedImages used = augmented(ALL, 5);
    shown(used, epochBefore, imageBefore);
    float[] found = shown(used, epoch, image);
    assertThat(found).isEqualTo(shown(augmented(ALL, 5), epoch, image));
    assertThat(found).isNotEqualTo(shown(used, epoch + 1, image));
    assertThat(found).isNotEqualTo(shown(augmented(ALL, 6), epoch, image));
  }

  /** Two images that are the same are still treated apart. */
  @Test
  void copyPixels_equalImages_areChangedDifferently() {
    byte[] picture = new byte[ORIGINALS.shape().size()];
    for (int i = 0; i < picture.length; i++) {
      picture[i] = (byte) (i * i % 251);
    }
    ImageSet twins =
        ImageSet.ofBytes(
            ORIGINALS.shape(), ORIGINALS.classes(), new byte[][] {picture, picture}, new int[2]);
    AugmentedImages images = new AugmentedImages(ALL, twins, twins.centerCrop(28, 28), 1);
    assertThat(shown(images, 1, 0)).isNotEqualTo(shown(images, 1, 1));
  }

  @Test
  void copyPixels_noneOrOthersOnly_isTheImage() {
    for (List<Regularizer> none :
        List.of(List.<Regularizer>of(), List.<Regularizer>of(new WeightDecay(), new Dropout()))) {
      AugmentedImages images = augmented(none, 1);
      IntStream.range(0, IMAGES)
          .forEach(i -> assertThat(shown(images, 1, i)).isEqualTo(CROPS.pixels(i)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "random-crop",
        "random-resized-crop",
        "flip",
        "rotation",
        "hue",
        "saturation",
        "brightness"
      })
  void copyPixels_eachKind_changesImagesFromEpochToEpoch(String name) {
    AugmentedImages images = augmented(List.of(Regularizer.named(name)), 1);
    long shown =
        IntStream.rangeClosed(1, 20)
            .mapToObj(epoch -> Arrays.hashCode(shown(images, epoch, 0)))
            .distinct()
            .count();
    assertThat(shown).isGreaterThanOrEqualTo(name.equals("flip") ? 2 : 10);
  }

  /** What another kind draws must not shift the numbers of the first. */
  @Test
  void copyPixels_otherKindsAdded_leaveEachKindsDraws() {
    AugmentedImages flips = augmented(List.of(new Flip()), 1);
    AugmentedImages tinyToo = augmented(List.of(new Flip(), new Brightness(1e-9)), 1);
    for (int image = 0; image < IMAGES; image++) {
      assertThat(shown(tinyToo, 3, image)).containsExactly(shown(flips, 3, image), within(1e-6f));
    }
  }

  @Test
  void copyPixels_crop_isSeldomTheCentralOne() {
    AugmentedImages images = augmented(List.of(new RandomCrop()), 1);
    long centred =
        IntStream.rangeClosed(1, 100)
            .filter(epoch -> Arrays.equals(shown(images, epoch, 0), CROPS.pixels(0)))
            .count();
    // One place of 25.
    assertThat(centred).isBetween(0L, 15L);
  }

  @Test
  void create_imagesThatDoNotFit_areRefused() {
    assertThatThrownBy(() -> new AugmentedImages(List.of(new RandomCrop()), CROPS, CROPS, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "images are 28x28x3, wanted larger ones for \"random-crop\" of 28x28x3; leave it out");
    assertThatThrownBy(() -> augmented(List.of(new RandomCrop(), new RandomResizedCrop()), 1))
        .hasMessage(
            "there are \"random-crop\" and \"random-resized-crop:0.08\", wanted one way of"
                + " cropping; leave one out");
    ImageSet grey =
        ImageSet.ofBytes(new Shape(2, 2, 1), List.of("a"), new byte[][] {new byte[4]}, new int[1]);
    assertThatThrownBy(() -> new AugmentedImages(List.of(new Hue()), grey, grey, 1))
        .hasMessageStartingWith("images are 2x2x1, wanted 3 channels");
  }
}
