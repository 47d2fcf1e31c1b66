package rethink.bench;

import rethink.data.Shape;
import rethink.model.Model;
import rethink.model.ModelSummary;

/** The arithmetic of training, whoever does it. */
final class TrainingCost {
  private TrainingCost() {}

  /**
   * Floating-point operations for one image: the products of convolutions and dense layers forward,
   * for the weights' gradient and for the inputs' gradient, which the first layer does not need.
   * Normalisation, pooling and updates are not counted.
   */
  static long flopPerImage(Model model) {
    long all = multiplyAdds(model, Batches.CHANNELS);
    // Only the first layer's share grows with the channels of the image, in proportion.
    long first = multiplyAdds(model, 2 * Batches.CHANNELS) - all;
    return 2 * (3 * all - first);
  }

  private static long multiplyAdds(Model model, int channels) {
    Shape images = new Shape(Batches.SIDE, Batches.SIDE, channels);
    return ModelSummary.of(model, images, Batches.CLASSES).multiplyAdds();
  }
}
