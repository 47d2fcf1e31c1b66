package rethink.regularize;

import java.util.Collections;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import rethink.layer.Dense;
import rethink.layer.SeededDropout;

/**
 * Dropout (Srivastava et al. 2014): in training each input of each fully connected layer is kept
 * with probability {@code kept} and then divided by it, else 0. The images themselves are spared.
 * In the paper only Inception V3 on ImageNet has it (section 3), with an unstated share.
 *
 * @param kept the share that stays, not the share that is dropped
 */
public record Dropout(double kept) implements Regularizer {
  public Dropout {
    Kind.requireStrength("the share that dropout keeps", kept, 1);
  }

  /** Keeps half. */
  public Dropout() {
    this(0.5);
  }

  public static Dropout keeping(double share) {
    return new Dropout(share);
  }

  @Override
  public String name() {
    return Kind.DROPOUT.text(kept);
  }

  @Override
  public void configure(ComputationGraphConfiguration network, long seed) {
    Layers.of(network)
        .forEach(
            (name, layer) -> {
              if (isFullyConnected(layer) && !seesImages(network, name)) {
                layer.setIDropout(new SeededDropout(kept, seed, name));
              }
            });
  }

  private static boolean isFullyConnected(Layer layer) {
    return layer instanceof Dense || layer instanceof BaseOutputLayer;
  }

  private static boolean seesImages(ComputationGraphConfiguration network, String layer) {
    return !Collections.disjoint(network.getVertexInputs().get(layer), network.getNetworkInputs());
  }
}
