package rethink.layer;

import java.util.Map;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;
import rethink.data.RandomStream;

/**
 * DropConnect (Wan et al. 2013): in training each weight is kept with probability {@code retain}
 * and then divided by it, so that the mean is the weight itself, which is used in evaluation.
 * Gradients pass the same mask. One mask serves a whole minibatch (the paper draws one per
 * example); it depends only on the seed, the layer's name and the iteration.
 */
public record DropConnect(@JsonProperty("retain") double retain, @JsonProperty("seed") long seed)
    implements WeightTransform {
  public DropConnect {
    Noise.requireShare("DropConnect", retain);
  }

  @Override
  public TransformedWeights start(String layer) {
    return new Pass(layer);
  }

  private final class Pass implements TransformedWeights {
    private final String layer;
    private INDArray mask;
    private INDArray used;

    Pass(String layer) {
      this.layer = layer;
    }

    @Override
    public INDArray inTraining(
        Map<String, INDArray> parameters, int iteration, LayerWorkspaceMgr memory) {
      INDArray weights = parameters.get(WEIGHTS);
      RandomStream random = Noise.at(seed, "DropConnect", layer, iteration);
      mask = Noise.bernoulli(random, retain, array(weights, memory));
      used = array(weights, memory);
      return weights.muli(mask, used);
    }

    private static INDArray array(INDArray like, LayerWorkspaceMgr memory) {
      return memory.createUninitialized(ArrayType.ACTIVATIONS, like.dataType(), like.shape(), 'c');
    }

    @Override
    public INDArray inEvaluation(Map<String, INDArray> parameters, LayerWorkspaceMgr memory) {
      return parameters.get(WEIGHTS);
    }

    @Override
    public INDArray used() {
      return used;
    }

    @Override
    public void pullBack(Map<String, INDArray> parameters, Map<String, INDArray> gradients) {
      gradients.get(WEIGHTS).muli(mask);
    }
  }
}
