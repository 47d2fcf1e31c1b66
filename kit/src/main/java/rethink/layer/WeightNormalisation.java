package rethink.layer;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Broadcast;

/**
 * Weight normalisation (Salimans and Kingma 2016): each output unit's weights are g v / ||v||,
 * where the direction v is stored as W [in, out] and the length g [out] is a parameter of its own.
 * At the start g = ||v||, so the weights in use are the drawn ones. Weight decay acts on g, the
 * length of the weights in use; on v it would only change the learning rate.
 */
public record WeightNormalisation() implements WeightTransform {
  static final String LENGTH = "g";

  @Override
  public List<String> parameters() {
    return List.of(LENGTH);
  }

  @Override
  public String decayed() {
    return LENGTH;
  }

  @Override
  public void initialize(String layer, Map<String, INDArray> parameters) {
    INDArray lengths = parameters.get(WEIGHTS).norm2(0);
    if (lengths.minNumber().doubleValue() == 0) {
      throw new IllegalArgumentException(
          "layer '%s' has a unit whose weights are all 0; weight normalisation needs a direction, choose another weightInit"
              .formatted(layer));
    }
    parameters.get(LENGTH).assign(lengths);
  }

  @Override
  public TransformedWeights start(String layer) {
    return new Pass();
  }

  private static final class Pass implements TransformedWeights {
    private INDArray used;

    @Override
    public INDArray inTraining(
        Map<String, INDArray> parameters, int iteration, LayerWorkspaceMgr memory) {
      used = inEvaluation(parameters, memory);
      return used;
    }

    @Override
    public INDArray inEvaluation(Map<String, INDArray> parameters, LayerWorkspaceMgr memory) {
      INDArray v = parameters.get(WEIGHTS);
      INDArray scale = parameters.get(LENGTH).div(v.norm2(0));
      INDArray weights =
          memory.createUninitialized(ArrayType.ACTIVATIONS, v.dataType(), v.shape(), 'c');
      return Broadcast.mul(v, scale, weights, 1);
    }

    @Override
    public INDArray used() {
      return used;
    }

    /** dg = sum(dw v) / ||v||; dv = g / ||v|| (dw - dg v / ||v||). */
    @Override
    public void pullBack(Map<String, INDArray> parameters, Map<String, INDArray> gradients) {
      INDArray v = parameters.get(WEIGHTS);
      INDArray norms = v.norm2(0);
      INDArray weights = gradients.get(WEIGHTS);
      INDArray length = gradients.get(LENGTH);
      length.assign(weights.mul(v).sum(0)).divi(norms);
      weights.subi(v.mulRowVector(length.div(norms)));
      weights.muliRowVector(parameters.get(LENGTH).div(norms));
    }
  }
}
