package rethink.theory;

import rethink.data.ImageSet;
import rethink.data.Shape;

/** A measure of similarity between images that {@link KernelMachine} can be built on. */
public sealed interface Kernel permits GaussianKernel {

  /** Such as "gaussian 0.02 of pixels". */
  String name();

  /** Multiplications and additions behind the similarity of two images of this shape. */
  long operations(Shape shape);

  /** Bytes of native memory it takes to hold {@code n} images of this shape. */
  long bytes(int n, Shape shape);

  /**
   * The similarities between these images.
   *
   * @param tile side of the blocks that will be asked for
   */
  Similarities between(ImageSet images, int tile);
}
