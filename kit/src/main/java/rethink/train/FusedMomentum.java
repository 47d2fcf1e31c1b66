package rethink.train;

import java.lang.ref.Reference;
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
  private final FloatPointer weights;
  private final FloatPointer gradients;
  private final FloatPointer velocities;
  private final float share;
  private final float rate;

  /**
   * @param gradients summed over the batch
   * @param velocities of the trained parameters only
   */
  FusedMomentum(
      INDArray weights, INDArray gradients, INDArray velocities, long batch, double rate) {
    held = new INDArray[] {weights, gradients, velocities};
    this.weights = new FloatPointer(weights.data().addressPointer());
    this.gradients = new FloatPointer(gradients.data().addressPointer());
    this.velocities = new FloatPointer(velocities.data().addressPointer());
    share = 1f / batch;
    this.rate = (float) rate;
  }

  /** v = momentum * v + gradient / batch + decay * w; w = w - rate * v. */
  void step(long from, long to, long state, double momentum, double decay) {
    float mu = (float) momentum;
    float c = (float) decay;
    float[] w = PIECES.get()[0];
    float[] g = PIECES.get()[1];
    float[] v = PIECES.get()[2];
    for (long at = from; at < to; at += PIECE) {
      int count = (int) Math.min(PIECE, to - at);
      weights.position(at).get(w, 0, count);
      gradients.position(at).get(g, 0, count);
      velocities.position(state + at - from).get(v, 0, count);
      for (int k = 0; k < count; k++) {
        v[k] = mu * v[k] + (share * g[k] + c * w[k]);
        w[k] -= rate * v[k];
      }
      velocities.position(state + at - from).put(v, 0, count);
      weights.position(at).put(w, 0, count);
    }
  }

  /** w = w - gradient, for statistics, whose "gradient" is the way to the new value. */
  void subtract(long from, long to) {
    float[] w = PIECES.get()[0];
    float[] g = PIECES.get()[1];
    for (long at = from; at < to; at += PIECE) {
      int count = (int) Math.min(PIECE, to - at);
      weights.position(at).get(w, 0, count);
      gradients.position(at).get(g, 0, count);
      for (int k = 0; k < count; k++) {
        w[k] -= g[k];
      }
      weights.position(at).put(w, 0, count);
    }
  }

  @Override
  public void close() {
    Reference.reachabilityFence(held);
  }
}
