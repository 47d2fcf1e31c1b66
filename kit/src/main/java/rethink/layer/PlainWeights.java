package rethink.layer;

import java.util.Map;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** No transform: the weights in use are the trained ones. */
public record PlainWeights() implements WeightTransform {

  @Override
  public TransformedWeights start(String layer) {
    return new Pass();
  }

  private static final class Pass implements TransformedWeights {
    private INDArray weights;

    @Override
    public INDArray inTraining(
        Map<String, INDArray> parameters, int iteration, LayerWorkspaceMgr memory) {
      weights = parameters.get(WEIGHTS);
      return weights;
    }

    @Override
    public INDArray inEvaluation(Map<String, INDArray> parameters, LayerWorkspaceMgr memory) {
      return parameters.get(WEIGHTS);
    }

    @Override
    public INDArray used() {
      return weights;
    }

    @Override
    public void pullBack(Map<String, INDArray> parameters, Map<String, INDArray> gradients) {
      // The gradient at the weights in use is the one at the trained weights.
    }
  }
}
