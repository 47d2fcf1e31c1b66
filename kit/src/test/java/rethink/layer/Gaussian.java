package rethink.layer;

import java.util.Random;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Arrays of standard normal numbers that floats hold exactly, so that both precisions see one. */
final class Gaussian {
  private Gaussian() {}

  static INDArray array(DataType type, long seed, long... shape) {
    Random random = new Random(seed);
    double[] values =
        new double[(int) java.util.Arrays.stream(shape).reduce(1, Math::multiplyExact)];
    java.util.Arrays.setAll(values, i -> (float) random.nextGaussian());
    return Nd4j.create(values, shape, type);
  }
}
