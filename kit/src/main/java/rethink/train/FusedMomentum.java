package rethink.train;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import rethink.layer.Floats;

/**
 * Updates slices of a flat vector of parameters in pieces that fit the processor's first cache, in
 * loops that the JIT compiler turns into vector code.
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
    this.weights = Floats.of(weights).asBuffer();
    this.gradients = Floats.of(gradients).asBuffer();
    this.velocities = Floats.of(velocities).asBuffer();
  }

  /** One step; the gradients are those of a batch of so many images. */
  void apply(List<ParameterSlice> slices, long batch, double rate) {
    for (ParameterSlice slice : slices) {
      if (slice.statistic()) {
        subtract(slice);
      } else {
        descend(slice, 1f / batch, (float) rate);
      }
    }
    Reference.reachabilityFence(held);
  }

  /** v = momentum * v + gradient * share + decay * w; w = w - rate * v. */
  private void descend(ParameterSlice slice, float share, float rate) {
    float mu = (float) slice.momentum();
    float c = (float) slice.decay();
    float[] w = PIECES.get()[0];
    float[] g = PIECES.get()[1];
    float[] v = PIECES.get()[2];
    for (int at = slice.from(); at < slice.to(); at += PIECE) {
      int count = Math.min(PIECE, slice.to() - at);
      weights.get(at, w, 0, count);
      gradients.get(at, g, 0, count);
      velocities.get(slice.velocity() + at - slice.from(), v, 0, count);
      for (int k = 0; k < count; k++) {
        v[k] = mu * v[k] + (share * g[k] + c * w[k]);
        w[k] -= rate * v[k];
      }
      velocities.put(slice.velocity() + at - slice.from(), v, 0, count);
      weights.put(at, w, 0, count);
    }
  }

  /** w = w - gradient. */
  private void subtract(ParameterSlice slice) {
    float[] w = PIECES.get()[0];
    float[] g = PIECES.get()[1];
    for (int at = slice.from(); at < slice.to(); at += PIECE) {
      int count = Math.min(PIECE, slice.to() - at);
      weights.get(at, w, 0, count);
      gradients.get(at, g, 0, count);
      for (int k = 0; k < count; k++) {
        w[k] -= g[k];
      }
      weights.put(at, w, 0, count);
    }
  }
}
