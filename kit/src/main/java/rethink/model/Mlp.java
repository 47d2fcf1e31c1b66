package rethink.model;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import rethink.data.Shape;
import rethink.layer.Dense;

/**
 * A multilayer perceptron: {@code depth} hidden layers of {@code width} rectified linear units, all
 * with biases (paper, appendix A; 1x512 has 1,209,866 parameters on 28x28x3 images, 3x512 has
 * 1,735,178).
 */
public record Mlp(int depth, int width) implements Model {
  public Mlp {
    if (depth < 1 || width < 1) {
      throw new IllegalArgumentException(
          "an MLP of %d layers of %d units; both must be at least 1".formatted(depth, width));
    }
  }

  @Override
  public String name() {
    return "mlp-" + depth + "x" + width;
  }

  @Override
  public double learningRate() {
    return 0.01;
  }

  @Override
  public ComputationGraphConfiguration configure(
      NeuralNetConfiguration.Builder base, Shape images, int classes) {
    Graph graph = new Graph(base, images);
    for (int i = 1; i <= depth; i++) {
      graph.add(
          "hidden" + i,
          new Dense.Builder()
              .inputGradient(!graph.isEmpty())
              .nOut(width)
              .activation(Activation.RELU)
              .weightInit(WeightInit.RELU)
              .build());
    }
    return graph.classify(classes, WeightInit.XAVIER);
  }
}
