package rethink.train;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Updates stretches of a flat vector of parameters in pieces that fit the processor's first cache,
 * in loops that the JIT compiler turns into vector code.
 */
final class FusedMomentum {
  private static final int PIECE = 2048;
  private static final ThreadLocal<float[][]> PIECES =
      ThreadLocal.withInitial(() -> new float[3][PIECE]);

  private final Object held;
  private final FloatBuffer weights;
  private final FloatBuffer gradients;
  private final FloatBuffer velocities;

  /**
   * @param gradients summed over the batch
   * @param velocities of the trained parameters only
   */
  FusedMomentum(INDArray weights, INDArray gradients, INDArray velocities) {
    held = new INDArray[] {weights, gradients, velocities};
    this.weights = buffer(weights);
    this.gradients = buffer(gradients);
    this.velocities = buffer(velocities);
  }

  /** One step with what the gradients are of a batch of some size. */
  void apply(List<Stretch> stretches, long batch, double rate) {
    for (Stretch stretch : stretches) {
      if (stretch.replaced()) {
        subtract(stretch);
      } else {
        descend(stretch, 1f / batch, (float) rate);
      }
    }
    Reference.reachabilityFence(held);
  }

  /** v = momentum * v + gradient * share + decay * w; w = w - rate * v. */
  private void descend(Stretch stretch, float share, float rate) {
    float mu = (float) stretch.momentum();
    float c = (float) stretch.decay();
    float[] w = PIECES.get()[0];
    float[] g = PIECES.get()[1];
    float[] v = PIECES.get()[2];
    for (int at = stretch.from(); at < stretch.to(); at += PIECE) {
      int count = Math.min(PIECE, stretch.to() - at);
      weights.get(at, w, 0, count);
      gradients.get(at, g, 0, count);
      velocities.get(stretch.state() + at - stretch.from(), v, 0, count);
      for (int k = 0; k < count; k++) {
        v[k] = mu * v[k] + (share * g[k] + c * w[k]);
        w[k] -= rate * v[k];
      }
      velocities.put(stretch.state() + at - stretch.from(), v, 0, count);
      weights.put(at, w, 0, count);
    }
  }

  /** w = w - gradient. */
  private void subtract(Stretch stretch) {
    float[] w = PIECES.get()[0];
    float[] g = PIECES.get()[1];
    for (int at = stretch.from(); at < stretch.to(); at += PIECE) {
      int count = Math.min(PIECE, stretch.to() - at);
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
}
