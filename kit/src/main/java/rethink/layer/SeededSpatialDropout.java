package rethink.layer;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Broadcast;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Dropout of whole channels (Tompson et al. 2015) of images [batch, height, width, channels]: each
 * channel of each image is kept with probability {@code retain} and then divided by it. Which ones
 * depends only on the seed, the layer's name and the iteration, never on the thread.
 */
public record SeededSpatialDropout(
    @JsonProperty("retain") double retain,
    @JsonProperty("seed") long seed,
    @JsonProperty("layer") String layer)
    implements IDropout {
  public SeededSpatialDropout {
    Noise.requireShare("spatial dropout", retain);
    Noise.requireLayer("spatial dropout", layer);
  }

  @Override
  public INDArray applyDropout(
      INDArray input, INDArray result, int iteration, int epoch, LayerWorkspaceMgr memory) {
    return Broadcast.mul(input, mask(input, iteration), Noise.apart(input, result, memory), 0, 3);
  }

  @Override
  public INDArray backprop(INDArray above, INDArray below, int iteration, int epoch) {
    return Broadcast.mul(above, mask(above, iteration), below, 0, 3);
  }

  private INDArray mask(INDArray like, int iteration) {
    if (like.rank() != 4) {
      throw new IllegalArgumentException(
          "spatial dropout of layer '%s' got shape %s; wanted [batch, height, width, channels]"
              .formatted(layer, Arrays.toString(like.shape())));
    }
    return Noise.bernoulli(
        Noise.at(seed, "spatial dropout", layer, iteration),
        retain,
        Nd4j.createUninitialized(like.dataType(), new long[] {like.size(0), like.size(3)}, 'c'));
  }

  /** There is no state: the backward pass draws its mask again. */
  @Override
  public void clear() {}

  @Override
  public IDropout clone() {
    return this;
  }
}
