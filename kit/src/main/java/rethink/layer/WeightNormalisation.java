package rethink.layer;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Broadcast;
import org.nd4j.linalg.ops.transforms.Transforms;

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
          ("layer '%s' has a unit whose weights are all 0; weight normalisation"
                  + " needs a direction, choose another weightInit")
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
    private INDArray norms;

    @Override
    public INDArray inTraining(
        Map<String, INDArray> parameters, int iteration, LayerWorkspaceMgr memory) {
      used = inEvaluation(parameters, memory);
      return used;
    }

    @Override
    public INDArray inEvaluation(Map<String, INDArray> parameters, LayerWorkspaceMgr memory) {
      INDArray v = parameters.get(WEIGHTS);
      INDArray weights =
          memory.createUninitialized(ArrayType.ACTIVATIONS, v.dataType(), v.shape(), 'c');
      INDArray sums =
          memory.createUninitialized(
              ArrayType.ACTIVATIONS, v.dataType(), new long[] {v.size(1)}, 'c');
      BlasDense.sumRows(v.muli(v, weights), sums);
      norms = Transforms.sqrt(sums, false);
      return Broadcast.mul(v, parameters.get(LENGTH).div(norms), weights, 1);
    }

    @Override
    public INDArray used() {
      return used;
    }

    /** dg = sum(dw v) / ||v||; dv = g / ||v|| (dw - dg v / ||v||). */
    @Override
    public void pullBack(Map<String, INDArray> parameters, Map<String, INDArray> gradients) {
      INDArray v = parameters.get(WEIGHTS);
      INDArray weights = gradients.get(WEIGHTS);
      INDArray length = gradients.get(LENGTH);
      // The weights in use have done their work; their memory serves for what is in between.
      BlasDense.sumRows(weights.muli(v, used), length);
      length.divi(norms);
      weights.subi(Broadcast.mul(v, length.div(norms), used, 1));
      Broadcast.mul(weights, parameters.get(LENGTH).div(norms), weights, 1);
    }
  }
}
