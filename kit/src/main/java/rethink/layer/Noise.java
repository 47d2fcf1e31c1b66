package rethink.layer;

import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import rethink.data.RandomStream;

/**
 * Arrays of random numbers in row-major order, drawn as floats whatever the type, so that a network
 * in doubles sees the same noise as one in floats.
 */
final class Noise {
  private Noise() {}

  /** The random numbers of one layer in one training step. */
  static RandomStream at(long seed, String kind, String layer, int iteration) {
    return RandomStream.of(seed, "%s of %s at %d".formatted(kind, layer, iteration));
  }

  /** 1 / retain with that probability, else 0; of the data type of another array. */
  static INDArray bernoulli(RandomStream random, double retain, INDArray like, long... shape) {
    float[] values = new float[size(shape)];
    float kept = (float) (1 / retain);
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextDouble() < retain ? kept : 0;
    }
    return Nd4j.create(values, shape, 'c').castTo(like.dataType());
  }

  /** Normal numbers; of the data type and shape of another array. */
  static INDArray gaussian(RandomStream random, double mean, double deviation, INDArray like) {
    float[] values = new float[size(like.shape())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (mean + deviation * Ziggurat.next(random));
    }
    return Nd4j.create(values, like.shape(), 'c').castTo(like.dataType());
  }

  /**
   * Where to write instead of {@code asked}: Deeplearning4j asks to overwrite the input, which
   * other layers may still need for their gradients.
   */
  static INDArray apart(INDArray input, INDArray asked, LayerWorkspaceMgr memory) {
    return asked == input
        ? memory.createUninitialized(ArrayType.INPUT, input.dataType(), input.shape(), 'c')
        : asked;
  }

  static void requireShare(String kind, double retain) {
    if (!(retain > 0 && retain <= 1)) {
      throw new IllegalArgumentException(
          "%s keeps a share of %s; wanted one above 0 and at most 1".formatted(kind, retain));
    }
  }

  static void requireLayer(String kind, String layer) {
    if (layer == null || layer.isBlank()) {
      throw new IllegalArgumentException(
          kind + " has no layer's name; wanted one, so that layers of one seed draw other numbers");
    }
  }

  private static int size(long[] shape) {
    long size = 1;
    for (long side : shape) {
      size = Math.multiplyExact(size, side);
    }
    return Math.toIntExact(size);
  }
}
