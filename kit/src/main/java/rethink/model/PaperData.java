package rethink.model;

import rethink.data.Shape;

/**
 * Data as the paper's networks see them: the images' shape after cropping, the number of classes
 * and of training images (section 3, appendix A).
 */
public record PaperData(Shape images, int classes, int trainImages) {
  public static final PaperData CIFAR_10 = new PaperData(new Shape(28, 28, 3), 10, 50_000);

  /** ILSVRC 2012 at the size that Inception V3 takes. */
  public static final PaperData IMAGENET = new PaperData(new Shape(299, 299, 3), 1_000, 1_281_167);
}
