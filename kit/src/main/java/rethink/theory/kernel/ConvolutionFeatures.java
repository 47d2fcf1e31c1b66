package rethink.theory.kernel;

import static org.bytedeco.openblas.global.openblas.CblasColMajor;
import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import java.math.BigInteger;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import rethink.data.ImageSet;
import rethink.data.Shape;

/** Features of a {@link RandomConvolution}, for all images of a set and one batch of filters. */
final class ConvolutionFeatures {
  /** So many features at once make matrix products quick and still leave memory. */
  private static final int AT_ONCE = 4096;

  private final RandomConvolution net;
  private final RandomFilters filters;
  private final Shape shape;
  private final Patches patches;
  private final int across;
  private final int windows;

  /** Windows overlap, but all are made of such cells, each of which is summed up once. */
  private final int cell;

  private final int cellsAcross;
  private final int cellsDown;

  ConvolutionFeatures(RandomConvolution net, RandomFilters filters, Shape shape) {
    this.net = net;
    this.filters = filters;
    this.shape = shape;
    patches = new Patches(shape, net.patch());
    across = windows(patches.columns(), net);
    int down = windows(patches.rows(), net);
    windows = across * down;
    cell = BigInteger.valueOf(net.pool()).gcd(BigInteger.valueOf(net.stride())).intValue();
    cellsAcross = ((across - 1) * net.stride() + net.pool()) / cell;
    cellsDown = ((down - 1) * net.stride() + net.pool()) / cell;
  }

  private static int windows(int places, RandomConvolution net) {
    if (places < net.pool()) {
      throw new IllegalArgumentException(
          "windows of %d places, wanted at most the %d there are".formatted(net.pool(), places));
    }
    return (places - net.pool()) / net.stride() + 1;
  }

  /** How many features one filter gives an image of this shape. */
  static int perFilter(RandomConvolution net, Shape shape) {
    Patches patches = new Patches(shape, net.patch());
    return 2 * windows(patches.rows(), net) * windows(patches.columns(), net);
  }

  /** Filters in one batch. */
  static int batch(RandomConvolution net, Shape shape) {
    return Math.min(net.filters(), Math.max(1, AT_ONCE / perFilter(net, shape)));
  }

  /** Writes the features of filters {@code first} and following, image after image. */
  void compute(ImageSet images, int first, int count, FloatPointer target) {
    if (!images.shape().equals(shape)) {
      throw new IllegalArgumentException(
          "images of %s, wanted %s".formatted(images.shape(), shape));
    }
    int chunk = 20;
    Tickets.each(
        (images.size() - 1) / chunk + 1,
        (ticket, worker) -> {
          Workspace space = new Workspace(first, count);
          for (int i = ticket * chunk; i < Math.min(images.size(), (ticket + 1) * chunk); i++) {
            space.compute(images.pixels(i));
            target.getPointer((long) i * space.pooled.length).put(space.pooled);
          }
        });
  }

  /** Buffers for one image at a time. */
  private final class Workspace {
    final int count;
    final int places = patches.rows() * patches.columns();
    final float[] cut = new float[places * patches.length()];
    final float[] weights;
    final float[] responses;
    final float[] upper;
    final float[] lower;
    final float[] cells;
    final float[] pooled;

    Workspace(int first, int count) {
      this.count = count;
      weights = new float[count * patches.length()];
      System.arraycopy(filters.weights(), first * patches.length(), weights, 0, weights.length);
      responses = new float[places * count];
      cells = new float[2 * cellsDown * cellsAcross * count];
      pooled = new float[2 * windows * count];
      upper = new float[count];
      lower = new float[count];
      for (int f = 0; f < count; f++) {
        upper[f] = filters.offset(first + f) + (float) net.bias();
        lower[f] = filters.offset(first + f) - (float) net.bias();
      }
    }

    void compute(float[] pixels) {
      patches.all(pixels, cut);
      // One column for each place.
      cblas_sgemm(
          CblasColMajor,
          CblasTrans,
          CblasNoTrans,
          count,
          places,
          patches.length(),
          1,
          weights,
          patches.length(),
          cut,
          patches.length(),
          0,
          responses,
          count);
      Arrays.fill(cells, 0);
      for (int y = 0; y < cellsDown * cell; y++) {
        for (int x = 0; x < cellsAcross * cell; x++) {
          int to = y / cell * cellsAcross + x / cell;
          rectify((y * patches.columns() + x) * count, 2 * to * count);
        }
      }
      Arrays.fill(pooled, 0);
      for (int w = 0; w < windows; w++) {
        for (int y = 0; y < net.pool() / cell; y++) {
          for (int x = 0; x < net.pool() / cell; x++) {
            int row = w / across * net.stride() / cell + y;
            int column = w % across * net.stride() / cell + x;
            add(2 * (row * cellsAcross + column) * count, 2 * w * count);
          }
        }
      }
    }

    /** Both signs of all responses at one place, twice what the rectifier leaves of them. */
    private void rectify(int from, int to) {
      for (int f = 0; f < count; f++) {
        float above = responses[from + f] - upper[f];
        float below = lower[f] - responses[from + f];
        cells[to + f] += above + Math.abs(above);
        cells[to + count + f] += below + Math.abs(below);
      }
    }

    private void add(int from, int to) {
      for (int f = 0; f < 2 * count; f++) {
        pooled[to + f] += cells[from + f];
      }
    }
  }
}
