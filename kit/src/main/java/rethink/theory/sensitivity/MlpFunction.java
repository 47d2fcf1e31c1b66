package rethink.theory.sensitivity;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import rethink.model.Mlp;

/**
 * An {@link Mlp} as a function of its input, with the gradient there, which the network itself
 * leaves out: nothing below its first layer can learn.
 *
 * @param weights of each layer, [in, out]; all but the last are followed by a rectifier
 * @param biases of each layer, [1, out]
 */
public record MlpFunction(List<INDArray> weights, List<INDArray> biases) {

  /** What a network computes now, in evaluation mode; shares its parameters. */
  public static MlpFunction of(Mlp model, ComputationGraph net) {
    List<INDArray> weights = new ArrayList<>();
    List<INDArray> biases = new ArrayList<>();
    for (int layer = 1; layer <= model.depth() + 1; layer++) {
      String name = layer > model.depth() ? "classes" : "hidden" + layer;
      weights.add(net.getParam(name + "_W"));
      biases.add(net.getParam(name + "_b").reshape(1, -1));
    }
    return new MlpFunction(weights, biases);
  }

  /** The class of each input, of [inputs, values]. */
  public int[] classes(INDArray inputs) {
    return passes(inputs).get(weights.size() - 1).argMax(1).toIntVector();
  }

  /**
   * The gradient at each input of the logit of one class less the largest of the others: [inputs,
   * values].
   */
  public INDArray marginGradient(INDArray inputs, int[] classes) {
    List<INDArray> sums = passes(inputs);
    INDArray logits = sums.get(weights.size() - 1);
    INDArray back = logits.like();
    for (int i = 0; i < classes.length; i++) {
      back.putScalar(i, classes[i], 1);
      back.putScalar(i, rival(logits, i, classes[i]), -1);
    }
    for (int layer = weights.size() - 1; ; layer--) {
      back = back.mmul(weights.get(layer).transpose());
      if (layer == 0) {
        return back;
      }
      back.muli(Transforms.step(sums.get(layer - 1)));
    }
  }

  private static int rival(INDArray logits, int input, int winner) {
    int best = -1;
    for (int k = 0; k < logits.size(1); k++) {
      if (k != winner && (best < 0 || logits.getFloat(input, k) > logits.getFloat(input, best))) {
        best = k;
      }
    }
    return best;
  }

  /** The sums of each layer, before its rectifier. */
  private List<INDArray> passes(INDArray inputs) {
    List<INDArray> sums = new ArrayList<>();
    INDArray below = inputs;
    for (int layer = 0; layer < weights.size(); layer++) {
      INDArray sum = below.mmul(weights.get(layer)).addiRowVector(biases.get(layer));
      sums.add(sum);
      below = Transforms.relu(sum, true);
    }
    return sums;
  }
}
