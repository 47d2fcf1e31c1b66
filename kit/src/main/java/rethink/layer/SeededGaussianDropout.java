package rethink.layer;

import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Gaussian dropout (Srivastava et al. 2014, section 10): in training each value is multiplied by a
 * normal number of mean 1 and variance rate / (1 - rate), that of dropout which drops this share.
 * The numbers depend only on the seed, the layer's name and the iteration, never on the thread.
 */
public record SeededGaussianDropout(
    @JsonProperty("rate") double rate,
    @JsonProperty("seed") long seed,
    @JsonProperty("layer") String layer)
    implements IDropout {
  public SeededGaussianDropout {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException(
          "Gaussian dropout got rate %s; wanted at least 0 and less than 1".formatted(rate));
    }
    Noise.requireLayer("Gaussian dropout", layer);
  }

  @Override
  public INDArray applyDropout(
      INDArray input, INDArray result, int iteration, int epoch, LayerWorkspaceMgr memory) {
    return input.muli(factors(input, iteration), Noise.apart(input, result, memory));
  }

  @Override
  public INDArray backprop(INDArray above, INDArray below, int iteration, int epoch) {
    return above.muli(factors(above, iteration), below);
  }

  private INDArray factors(INDArray like, int iteration) {
    return Noise.gaussian(
        Noise.at(seed, "Gaussian dropout", layer, iteration),
        1,
        Math.sqrt(rate / (1 - rate)),
        Noise.like(like));
  }

  /** There is no state: the backward pass draws its numbers again. */
  @Override
  public void clear() {}

  @Override
  public IDropout clone() {
    return this;
  }
}
