package rethink.regularize;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.nd4j.linalg.learning.regularization.L2Regularization;

/**
 * Weight decay (paper, section 3): each step adds {@code coefficient} times the weights to the mean
 * gradient of the batch, that is half of it times their square sum to the loss, as TensorFlow's
 * l2_loss and PyTorch's weight_decay do. All weights decay, biases and shifts do not.
 *
 * <p>The paper gives no coefficient; 0.0005 is that of Krizhevsky et al. 2012. TensorFlow's
 * CIFAR-10 tutorial takes 0.004 (on two dense layers only), its Inception 0.00004.
 */
public record WeightDecay(double coefficient) implements Regularizer {
  public WeightDecay {
    Kind.requireStrength("weight decay", coefficient, 1);
  }

  /** By 0.0005. */
  public WeightDecay() {
    this(0.0005);
  }

  @Override
  public String name() {
    return Kind.WEIGHT_DECAY.text(coefficient);
  }

  /** On each layer: Deeplearning4j counts some of what is set for a whole network twice. */
  @Override
  public void configure(ComputationGraphConfiguration network, long seed) {
    Layers.of(network).values().stream()
        .filter(BaseLayer.class::isInstance)
        .forEach(
            layer ->
                ((BaseLayer) layer).setRegularization(List.of(new L2Regularization(coefficient))));
  }
}
