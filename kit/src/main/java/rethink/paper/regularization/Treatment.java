package rethink.paper.regularization;

import java.util.List;
import java.util.Locale;
import rethink.regularize.Augmentation;
import rethink.regularize.Dropout;
import rethink.regularize.RandomCrop;
import rethink.regularize.Regularizer;
import rethink.regularize.WeightDecay;

/** Which explicit regularizers act in a run (paper, section 3 and Tables 1, 2 and 4). */
enum Treatment {
  NONE("none"),
  DECAY("weight decay", new WeightDecay()),
  CROP("random crop", new RandomCrop()),
  CROP_AND_DECAY("random crop, weight decay", new RandomCrop(), new WeightDecay()),
  AUGMENTATION("augmentation", new Augmentation()),
  /**
   * All that the paper's ImageNet network has, whose augmentation crops, too. The share that its
   * dropout keeps is not stated; 0.8 is that of TensorFlow's Inception.
   */
  ALL(
      "augmentation, weight decay, dropout",
      new RandomCrop(),
      new Augmentation(),
      new WeightDecay(),
      Dropout.keeping(0.8));

  private final String title;
  private final List<Regularizer> regularizers;

  Treatment(String title, Regularizer... regularizers) {
    this.title = title;
    this.regularizers = List.of(regularizers);
  }

  String title() {
    return title;
  }

  /** What it is called among the paper's numbers: "crop-and-decay". */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Regularizer[] regularizers() {
    return regularizers.toArray(Regularizer[]::new);
  }

  /** Whether a training image looks different in each epoch. */
  boolean changesImages() {
    return !(this == NONE || this == DECAY);
  }
}
