package rethink.regularize;

import java.util.List;

/**
 * Stands for what TensorFlow's Inception does to training images, in its ranges: random resized
 * crops, flips, hue, saturation and brightness, as the paper has them for ImageNet (section 3).
 */
public record InceptionAugmentation() implements Regularizer {

  @Override
  public String name() {
    return Kind.INCEPTION_AUGMENTATION.text();
  }

  @Override
  public List<Regularizer> parts() {
    return List.of(
        new RandomResizedCrop(), new Flip(), new Hue(), new Saturation(), new Brightness());
  }
}
