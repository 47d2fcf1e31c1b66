package rethink.layer;

import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Dropout (Srivastava et al. 2014): in training each value is kept with probability {@code retain}
 * and then divided by it. Which ones depends only on the seed, the layer's name and the iteration,
 * never on the thread.
 */
public record SeededDropout(
    @JsonProperty("retain") double retain,
    @JsonProperty("seed") long seed,
    @JsonProperty("layer") String layer)
    implements IDropout {
  public SeededDropout {
    Noise.requireShare("dropout", retain);
    Noise.requireLayer("dropout", layer);
  }

  @Override
  public INDArray applyDropout(
      INDArray input, INDArray result, int iteration, int epoch, LayerWorkspaceMgr memory) {
    return input.muli(mask(input, iteration), Noise.apart(input, result, memory));
  }

  @Override
  public INDArray backprop(INDArray above, INDArray below, int iteration, int epoch) {
    return above.muli(mask(above, iteration), below);
  }

  private INDArray mask(INDArray like, int iteration) {
    return Noise.bernoulli(Noise.at(seed, "dropout", layer, iteration), retain, Noise.like(like));
  }

  /** There is no state: the backward pass draws its mask again. */
  @Override
  public void clear() {}

  @Override
  public IDropout clone() {
    return this;
  }
}
