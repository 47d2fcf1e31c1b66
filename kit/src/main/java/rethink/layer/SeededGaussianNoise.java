package rethink.layer;

import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Additive noise: in training a normal number of mean 0 and the given standard deviation is added
 * to each value. The numbers depend only on the seed, the layer's name and the iteration, never on
 * the thread.
 */
public record SeededGaussianNoise(
    @JsonProperty("deviation") double deviation,
    @JsonProperty("seed") long seed,
    @JsonProperty("layer") String layer)
    implements IDropout {
  public SeededGaussianNoise {
    if (!(deviation >= 0 && deviation < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "Gaussian noise got standard deviation %s; wanted a finite one of at least 0"
              .formatted(deviation));
    }
    Noise.requireLayer("Gaussian noise", layer);
  }

  @Override
  public INDArray applyDropout(
      INDArray input, INDArray result, int iteration, int epoch, LayerWorkspaceMgr memory) {
    INDArray noise =
        Noise.gaussian(
            Noise.at(seed, "Gaussian noise", layer, iteration), 0, deviation, Noise.like(input));
    return input.addi(noise, Noise.apart(input, result, memory));
  }

  @Override
  public INDArray backprop(INDArray above, INDArray below, int iteration, int epoch) {
    return above == below ? below : below.assign(above);
  }

  /** There is no state. */
  @Override
  public void clear() {}

  @Override
  public IDropout clone() {
    return this;
  }
}
