package rethink.layer;

import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * In what numbers {@link Convolution} and {@link Dense} multiply. Parameters, statistics of batch
 * normalisation, the softmax layer, the loss and the updates are floats in either.
 */
public enum Precision {
  /** Floats of 24 bits, as everywhere. */
  FLOAT32("float32"),

  /**
   * Factors rounded to the 8 bits of bfloat16, in all three passes, and added up in floats;
   * activations and their gradients stay rounded from layer to layer.
   */
  BFLOAT16("bfloat16");

  private final String word;

  Precision(String word) {
    this.word = word;
  }

  /**
   * The precision of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Precision named(String word) {
    for (Precision each : values()) {
      if (each.word.equals(word)) {
        return each;
      }
    }
    throw new IllegalArgumentException(
        "precision is \"%s\", wanted \"float32\" or \"bfloat16\"".formatted(word));
  }

  /** Gives it to all layers of a network that is not built yet. */
  public void configure(ComputationGraphConfiguration network) {
    network
        .getVertices()
        .values()
        .forEach(
            vertex -> {
              if (vertex instanceof LayerVertex layer) {
                if (layer.getLayerConf().getLayer() instanceof Convolution convolution) {
                  convolution.setPrecision(this);
                } else if (layer.getLayerConf().getLayer() instanceof Dense dense) {
                  dense.setPrecision(this);
                }
              }
            });
  }

  /** Why it costs time here instead of saving it; empty where it does not. */
  public Optional<String> slowness() {
    return this == FLOAT32 || OneDnn.hasMatrixUnits()
        ? Optional.empty()
        : Optional.of(
            ("Precision bfloat16 will be slower than float32 here: this processor has no matrix"
                    + " units for it (amx_bf16), or nothing that uses them (%s). Results are of the"
                    + " same kind; leave the precision at float32 if speed is why you chose it.")
                .formatted(OneDnn.serves(DataType.FLOAT) ? OneDnn.describe() : "ND4J"));
  }

  /** What layers of a network of the given type pass to each other. */
  DataType activations(DataType type) {
    return this == BFLOAT16 && OneDnn.serves(type) && OneDnn.serves(DataType.BFLOAT16)
        ? DataType.BFLOAT16
        : type;
  }

  /** The name in files and on the command line. */
  @Override
  public String toString() {
    return word;
  }
}
