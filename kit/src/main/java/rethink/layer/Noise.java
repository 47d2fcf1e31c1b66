package rethink.layer;

import java.lang.ref.Reference;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import rethink.data.RandomStream;

/**
 * Random numbers for row-major arrays, drawn as floats whatever the type, so that a network in
 * doubles sees the same noise as one in floats.
 */
final class Noise {
  private Noise() {}

  /** The random numbers of one layer in one training step. */
  static RandomStream at(long seed, String kind, String layer, int iteration) {
    return RandomStream.of(seed, "%s of %s at %d".formatted(kind, layer, iteration));
  }

  /** Fills an array with 1 / retain with that probability, else 0. */
  static INDArray bernoulli(RandomStream random, double retain, INDArray array) {
    float[] values = new float[Math.toIntExact(array.length())];
    float kept = (float) (1 / retain);
    long threshold = (long) (retain * 0x1p63);
    for (int i = 0; i < values.length; i++) {
      // The sign of the difference, 1 where negative: a branch would be guessed wrong half the
      // time.
      values[i] = kept * (((random.nextLong() >>> 1) - threshold) >>> 63);
    }
    return fill(array, values);
  }

  /** Fills an array with normal numbers. */
  static INDArray gaussian(RandomStream random, double mean, double deviation, INDArray array) {
    float[] values = new float[Math.toIntExact(array.length())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (mean + deviation * Ziggurat.next(random));
    }
    return fill(array, values);
  }

  /** A row-major array of such data type and shape, of which only this step needs the values. */
  static INDArray like(INDArray array) {
    return Nd4j.createUninitialized(array.dataType(), array.shape(), 'c');
  }

  private static INDArray fill(INDArray array, float[] values) {
    boolean host = Nd4j.getEnvironment().isCPU();
    if (host && array.dataType() == DataType.FLOAT) {
      Floats.of(array).put(values, 0, values.length);
      Reference.reachabilityFence(array);
      return array;
    }
    return array.assign(Nd4j.create(values, array.shape(), 'c'));
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
}
