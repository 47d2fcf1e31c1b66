package rethink.theory.kernel;

import rethink.data.ImageSet;
import rethink.data.Shape;

/** A measure of similarity between images that {@link KernelMachine} can be built on. */
public sealed interface Kernel permits GaussianKernel, RandomConvolution {

  /**
   * The kernel of this name: "gaussian:0.02" with this gamma between pixels, "gabor:0.5" between
   * the energies of {@link GaborWavelets}, "convolution:1000" of so many random filters.
   *
   * @param seed of the random filters; the others have no use for it
   */
  static Kernel named(String name, long seed) {
    int colon = name.indexOf(':');
    String number = name.substring(colon + 1);
    try {
      switch (name.substring(0, Math.max(0, colon))) {
        case "gaussian":
          return new GaussianKernel(Double.parseDouble(number));
        case "gabor":
          return new GaussianKernel(Double.parseDouble(number)).of(new GaborWavelets());
        case "convolution":
          return new RandomConvolution(Integer.parseInt(number), seed);
        default:
          break;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new IllegalArgumentException(
        "no kernel is named \"%s\"; choose one like gaussian:0.02, gabor:0.5, convolution:1000"
            .formatted(name));
  }

  /** Such as "gaussian:0.02"; sizes other than the usual ones are not told. */
  String name();

  /** Dimension of its features: more images than that, of this shape, have no exact fit. */
  long rank(Shape shape);

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
