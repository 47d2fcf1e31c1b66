package rethink.train;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Updates stretches of a flat vector of parameters in pieces that fit the processor's first cache,
 * in loops that the JIT compiler turns into vector code.
 */
final class FusedMomentum implements AutoCloseable {
  private static final int PIECE = 2048;
  private static final ThreadLocal<float[][]> PIECES =
      ThreadLocal.withInitial(() -> new float[3][PIECE]);

  private final Object held;
  private final FloatBuffer weights;
  private final FloatBuffer gradients;
  private final FloatBuffer velocities;
  private final float share;
  private final float rate;

  /**
   * @param gradients summed over the batch
   * @param velocities of the trained parameters only
   */
  FusedMomentum(
      INDArray weights, INDArray gradients, INDArray velocities, long batch, double rate) {
    held = new INDArray[] {weights, gradients, velocities};
    this.weights = buffer(weights);
    this.gradients = buffer(gradients);
    this.velocities = buffer(velocities);
    share = 1f / batch;
    this.rate = (float) rate;
  }

  /** v = momentum * v + gradient / batch + decay * w; w = w - rate * v. */
  void step(int from, int to, int state, double momentum, double decay) {
    float mu = (float) momentum;
    float c = (float) decay;
    float[] w = PIECES.get()[0];
    float[] g = PIECES.get()[1];
    float[] v = PIECES.get()[2];
    for (int at = from; at < to; at += PIECE) {
      int count = Math.min(PIECE, to - at);
      weights.get(at, w, 0, count);
      gradients.get(at, g, 0, count);
      velocities.get(state + at - from, v, 0, count);
      for (int k = 0; k < count; k++) {
        v[k] = mu * v[k] + (share * g[k] + c * w[k]);
        w[k] -= rate * v[k];
      }
      velocities.put(state + at - from, v, 0, count);
      weights.put(at, w, 0, count);
    }
  }

  /** w = w - gradient, for statistics, whose "gradient" is the way to the new value. */
  void subtract(int from, int to) {
    float[] w = PIECES.get()[0];
    float[] g = PIECES.get()[1];
    for (int at = from; at < to; at += PIECE) {
      int count = Math.min(PIECE, to - at);
      weights.get(at, w, 0, count);
      gradients.get(at, g, 0, count);
      for (int k = 0; k < count; k++) {
        w[k] -= g[k];
      }
      weights.put(at, w, 0, count);
    }
  }

  private static FloatBuffer buffer(INDArray vector) {
    return new FloatPointer(vector.data().addressPointer()).capacity(vector.length()).asBuffer();
  }

  @Override
  public void close() {
    Reference.reachabilityFence(held);
  }
}
