package rethink.theory.kernel;

import rethink.data.ImageSet;
import rethink.data.Shape;

/**
 * The linear kernel between features of a convolutional net with one layer that is never trained
 * (paper, section 5: 32,000 random filters): patches, contrast-normalised and whitened, times
 * random filters; a bias and a rectifier on both signs; sums over large windows. The paper gives
 * none of these sizes but the number of filters; the others are those usual for it (Coates and Ng,
 * 2012; patches of 6, bias 1, windows of 15 at every 6th place).
 *
 * <p>Similarities are summed up over batches of filters, so any number of them can be afforded:
 * what is held is half a matrix, and the features of one batch.
 *
 * @param filters each gives two features in each window
 * @param patch side of a patch in pixels
 * @param pool side of a window in places
 * @param stride places between windows
 * @param bias taken off before the rectifier
 */
public record RandomConvolution(
    int filters, int patch, int pool, int stride, double bias, long seed) implements Kernel {

  public RandomConvolution {
    if (filters < 1 || pool < 1 || stride < 1) {
      throw new IllegalArgumentException(
          "%d filters, windows of %d at every %d places; wanted 1 or more of each"
              .formatted(filters, pool, stride));
    }
  }

  /** In the usual sizes. */
  public RandomConvolution(int filters, long seed) {
    this(filters, 6, 15, 6, 1, seed);
  }

  @Override
  public String name() {
    return "convolution:" + filters;
  }

  @Override
  public long rank(Shape shape) {
    return ConvolutionFeatures.perFilter(this, shape) * (long) filters;
  }

  @Override
  public long operations(Shape shape) {
    return rank(shape);
  }

  @Override
  public long bytes(int n, Shape shape) {
    long batch =
        ConvolutionFeatures.batch(this, shape) * ConvolutionFeatures.perFilter(this, shape);
    return Float.BYTES * (LowerTriangle.floats(n, n) / 2 + n * batch);
  }

  @Override
  public Similarities between(ImageSet images, int tile) {
    return new ConvolutionGram(this, images, tile);
  }
}
