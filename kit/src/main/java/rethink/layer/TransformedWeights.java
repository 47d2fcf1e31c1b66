package rethink.layer;

import java.util.Map;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A {@link WeightTransform} at work in one running layer, by turns forward and backward. Arrays it
 * makes are row-major and live as long as activations do. Not thread-safe.
 */
public interface TransformedWeights {

  /** The weights [in, out] to use in one training step; kept for the backward pass. */
  INDArray inTraining(Map<String, INDArray> parameters, int iteration, LayerWorkspaceMgr memory);

  /** The weights [in, out] to use in evaluation. */
  INDArray inEvaluation(Map<String, INDArray> parameters, LayerWorkspaceMgr memory);

  /** What {@link #inTraining} gave last. */
  INDArray used();

  /**
   * Ends the backward pass: turns the gradient at the weights in use, found under {@link
   * WeightTransform#WEIGHTS}, into those at all parameters, in place.
   */
  void pullBack(Map<String, INDArray> parameters, Map<String, INDArray> gradients);
}
