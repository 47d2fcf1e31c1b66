package rethink.layer;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonTypeInfo;

/**
 * How the weights a layer multiplies by come from those it trains: the configuration, immutable and
 * written to JSON. Weights are matrices [in, out], one column per output unit (for a convolution,
 * [height * width * channels, out]); each further parameter is [out].
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS, property = "@class")
public interface WeightTransform extends Serializable {
  /** The name of the trained weights in a layer's parameter table. */
  String WEIGHTS = "W";

  /** The names of the parameters it adds to weights and bias, each [out]. */
  default List<String> parameters() {
    return List.of();
  }

  /** The name of the parameter whose square sum is that of the weights in use: decay acts on it. */
  default String decayed() {
    return WEIGHTS;
  }

  /**
   * Gives the added parameters their first values, once the weights have theirs.
   *
   * @param layer the layer's name, for errors
   */
  default void initialize(String layer, Map<String, INDArray> parameters) {}

  /**
   * Starts work for one running layer.
   *
   * @param layer the layer's name, which tells random numbers of layers of one seed apart
   */
  TransformedWeights start(String layer);
}
