package rethink.regularize;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;

/** The kinds of regularizers, in the order in which they act, and how their names are written. */
enum Kind {
  WEIGHT_DECAY("weight-decay", WeightDecay::new, WeightDecay::new),
  DROPOUT("dropout", Dropout::new, Dropout::new),
  RANDOM_CROP("random-crop", RandomCrop::new, null),
  RANDOM_RESIZED_CROP("random-resized-crop", RandomResizedCrop::new, RandomResizedCrop::new),
  FLIP("flip", Flip::new, null),
  ROTATION("rotation", Rotation::new, Rotation::new),
  HUE("hue", Hue::new, Hue::new),
  SATURATION("saturation", Saturation::new, Saturation::new),
  BRIGHTNESS("brightness", Brightness::new, Brightness::new),
  AUGMENTATION("augmentation", Augmentation::new, null),
  INCEPTION_AUGMENTATION("inception-augmentation", InceptionAugmentation::new, null);

  private final String text;
  private final Supplier<Regularizer> usual;
  private final DoubleFunction<Regularizer> withStrength;

  /**
   * @param withStrength null where there is none
   */
  Kind(String text, Supplier<Regularizer> usual, DoubleFunction<Regularizer> withStrength) {
    this.text = text;
    this.usual = usual;
    this.withStrength = withStrength;
  }

  String text() {
    return text;
  }

  /** The name of one with a strength, as a decimal number that reads back to the same bits. */
  String text(double strength) {
    return text
        + ":"
        + new BigDecimal(Double.toString(strength)).stripTrailingZeros().toPlainString();
  }

  static void requireStrength(String what, double found, double most) {
    if (!(found > 0 && found <= most)) {
      throw new IllegalArgumentException(
          "%s is %s, wanted above 0 and at most %s".formatted(what, found, most));
    }
  }

  static Regularizer parse(String name) {
    String[] words = name.split(":", 2);
    Kind kind =
        Arrays.stream(values())
            .filter(each -> each.text.equals(words[0]))
            .findFirst()
            .orElseThrow(() -> unknown(name));
    if (words.length == 1) {
      return kind.usual.get();
    }
    String strength = words[1];
    if (kind.withStrength == null) {
      throw new IllegalArgumentException(
          "\"%s\" ends in \"%s\", but %s has no strength; leave it out"
              .formatted(name, strength, kind.text));
    }
    double value;
    try {
      value = Double.parseDouble(strength);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "\"%s\" ends in \"%s\", wanted a number as in \"%s\""
              .formatted(name, strength, kind.usual.get().name()),
          e);
    }
    return kind.withStrength.apply(value);
  }

  private static IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException(
        "no regularizer is named \"%s\"; choose among %s"
            .formatted(
                name, Arrays.stream(values()).map(kind -> kind.usual.get().name()).toList()));
  }

  static List<Regularizer> inOrder(Collection<Regularizer> regularizers) {
    List<Regularizer> all =
        regularizers.stream()
            .flatMap(each -> each.parts().stream())
            .sorted(Comparator.comparing(Kind::rank).thenComparing(Regularizer::name))
            .toList();
    for (int i = 1; i < all.size(); i++) {
      if (all.get(i).kind().equals(all.get(i - 1).kind())) {
        throw new IllegalArgumentException(
            "there are \"%s\" and \"%s\", wanted one of a kind; leave one out"
                .formatted(all.get(i - 1).name(), all.get(i).name()));
      }
    }
    return all;
  }

  /** A reader's own kinds come last. */
  private static int rank(Regularizer regularizer) {
    return (int)
        Arrays.stream(values()).takeWhile(kind -> !kind.text.equals(regularizer.kind())).count();
  }
}
