package rethink.theory.complexity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * A multilayer perceptron of rectified linear units in double precision, as a function of all its
 * weights: {@code x -> max(0, x W1 + b1) W2 + b2} and so on. Immutable.
 */
public final class ReluMlp {
  /** Inputs, hidden units of each layer, outputs. */
  private final int[] widths;

  /** W1 row by row, b1, W2, ... */
  private final INDArray values;

  private ReluMlp(int[] widths, INDArray values) {
    this.widths = widths;
    this.values = values;
  }

  /**
   * That of a trained network's parameters.
   *
   * @param parameters by name, from the first layer to the last: "hidden1_W" of [inputs, outputs],
   *     "hidden1_b", ...
   * @throws IllegalArgumentException if they are not those of an MLP
   */
  public static ReluMlp of(Map<String, INDArray> parameters) {
    List<Integer> widths = new ArrayList<>();
    List<INDArray> parts = new ArrayList<>();
    parameters.forEach(
        (name, values) -> {
          if (name.endsWith("_W") && values.rank() == 2) {
            widths.add(values.rows());
          } else if (!name.endsWith("_b")) {
            throw new IllegalArgumentException(
                "parameter %s of shape %s; wanted the weights and biases of an MLP"
                    .formatted(name, values.shapeInfoToString()));
          }
          parts.add(values.castTo(DataType.DOUBLE).dup('c').reshape(values.length()));
        });
    widths.add((int) parts.get(parts.size() - 1).length());
    return new ReluMlp(
        widths.stream().mapToInt(width -> width).toArray(),
        Nd4j.concat(0, parts.toArray(INDArray[]::new)));
  }

  /** The same shape with other weights, a vector in the order of {@link #values}. */
  ReluMlp with(INDArray other) {
    return new ReluMlp(widths, other);
  }

  /** All weights and biases, layer by layer, as one vector; not to be changed. */
  INDArray values() {
    return values;
  }

  /** Layers of weights: one more than hidden layers. */
  public int layers() {
    return widths.length - 1;
  }

  /** Weights of a layer, [inputs, outputs]; layers count from 0. */
  INDArray weights(int layer) {
    return part(values, layer, false);
  }

  /** Biases of a layer, [1, outputs]. */
  INDArray biases(int layer) {
    return part(values, layer, true);
  }

  private INDArray part(INDArray vector, int layer, boolean biases) {
    long from = 0;
    for (int i = 0; i < layer; i++) {
      from += (widths[i] + 1L) * widths[i + 1];
    }
    long middle = from + (long) widths[layer] * widths[layer + 1];
    INDArray part =
        vector.get(
            biases
                ? NDArrayIndex.interval(middle, middle + widths[layer + 1])
                : NDArrayIndex.interval(from, middle));
    return part.reshape('c', biases ? 1 : widths[layer], widths[layer + 1]);
  }

  /** Outputs before the softmax, [points, classes]; x is [points, inputs] in doubles. */
  INDArray outputs(INDArray x) {
    return activations(x).get(layers());
  }

  /** The points, each hidden layer's units and the outputs. */
  private List<INDArray> activations(INDArray x) {
    List<INDArray> activations = new ArrayList<>(List.of(x));
    for (int layer = 0; layer < layers(); layer++) {
      INDArray sums = activations.get(layer).mmul(weights(layer)).addiRowVector(biases(layer));
      activations.add(layer + 1 < layers() ? Transforms.relu(sums, false) : sums);
    }
    return activations;
  }

  /** Mean cross-entropy, natural logarithm. */
  double loss(INDArray x, int[] labels) {
    return SoftmaxLoss.of(outputs(x), labels).mean();
  }

  /** The derivative of the loss by all weights, in the order of {@link #values}. */
  INDArray gradient(INDArray x, int[] labels) {
    List<INDArray> activations = activations(x);
    INDArray gradient = Nd4j.create(DataType.DOUBLE, values.length());
    INDArray delta = SoftmaxLoss.of(activations.get(layers()), labels).gradient();
    for (int layer = layers() - 1; layer >= 0; layer--) {
      INDArray below = activations.get(layer);
      part(gradient, layer, false).assign(below.transpose().mmul(delta));
      part(gradient, layer, true).assign(delta.sum(true, 0));
      if (layer > 0) {
        delta = delta.mmul(weights(layer).transpose()).muli(below.gt(0).castTo(DataType.DOUBLE));
      }
    }
    return gradient;
  }

  /**
   * The same function with other weights (Dinh, Pascanu, Bengio and Bengio 2017): those of a hidden
   * layer and its biases times alpha, the next layer's divided by it. Exact to the last bit if
   * alpha is a power of two.
   *
   * @param layer from 0, not the last
   * @param alpha positive
   */
  public ReluMlp rescaled(int layer, double alpha) {
    if (layer < 0 || layer + 1 >= layers() || !(alpha > 0)) {
      throw new IllegalArgumentException(
          "layer %d by %s; wanted a layer 0..%d and a positive factor"
              .formatted(layer, alpha, layers() - 2));
    }
    INDArray copy = values.dup();
    part(copy, layer, false).muli(alpha);
    part(copy, layer, true).muli(alpha);
    part(copy, layer + 1, false).divi(alpha);
    return with(copy);
  }
}
