package rethink.model;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.TruncatedNormalDistribution;
import org.nd4j.linalg.activations.Activation;
import rethink.data.Shape;
import rethink.layer.Convolution;
import rethink.layer.Dense;
import rethink.layer.LocalResponseNorm;
import rethink.layer.Pooling;

/**
 * The paper's small AlexNet (appendix A): twice 5x5 convolution, 3x3 max-pooling and local response
 * normalisation, then dense layers of 384 and 192 units; 1,387,786 parameters on 28x28x3 images.
 *
 * <p>The paper leaves out channels, normalisation constants and initialisation. 64 channels give
 * its parameter count; the rest follows TensorFlow's CIFAR-10 tutorial, which the paper's network
 * resembles: radius 4, bias 1, alpha 0.001/9, beta 0.75, truncated normal weights of standard
 * deviation 0.05 (convolution), 0.04 (dense) and 1/192 (softmax), biases 0.1 except in the first
 * and last layer.
 */
public record SmallAlexNet() implements Model {

  @Override
  public String name() {
    return "alexnet";
  }

  @Override
  public double learningRate() {
    return 0.01;
  }

  @Override
  public ComputationGraphConfiguration configure(
      NeuralNetConfiguration.Builder base, Shape images, int classes) {
    Graph graph = new Graph(base, images);
    block(graph, 1, 0);
    block(graph, 2, 0.1);
    dense(graph, 3, 384);
    dense(graph, 4, 192);
    return graph.classify(classes, new TruncatedNormalDistribution(0, 1.0 / 192));
  }

  private static void block(Graph graph, int number, double bias) {
    graph.add(
        "conv" + number,
        new Convolution.Builder(5)
            .inputGradient(!graph.isEmpty())
            .nOut(64)
            .dist(new TruncatedNormalDistribution(0, 0.05))
            .biasInit(bias)
            .build());
    graph.add("pool" + number, Pooling.max(3, 2));
    graph.add("norm" + number, new LocalResponseNorm(4, 0.001 / 9));
  }

  private static void dense(Graph graph, int number, int units) {
    graph.add(
        "dense" + number,
        new Dense.Builder()
            .nOut(units)
            .activation(Activation.RELU)
            .dist(new TruncatedNormalDistribution(0, 0.04))
            .biasInit(0.1)
            .build());
  }
}
