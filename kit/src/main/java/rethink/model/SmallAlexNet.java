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
 *
 * @param narrowing divides every number of channels and units (rounded down); the deviations grow
 *     with its root, so that signals keep their size. 1 is the paper's network, larger ones serve
 *     the quick scale
 */
public record SmallAlexNet(int narrowing) implements Model {
  public SmallAlexNet {
    if (narrowing < 1 || narrowing > 8) {
      throw new IllegalArgumentException("narrowing is " + narrowing + ", wanted 1..8");
    }
  }

  /** The paper's network. */
  public SmallAlexNet() {
    this(1);
  }

  @Override
  public String name() {
    return "alexnet" + (narrowing == 1 ? "" : "/" + narrowing);
  }

  @Override
  public double learningRate() {
    return 0.01;
  }

  @Override
  public ComputationGraphConfiguration configure(
      NeuralNetConfiguration.Builder base, Shape images, int classes) {
    Graph graph = new Graph(base, images);
    block(graph, 1, 0.05, 0);
    block(graph, 2, deviation(0.05), 0.1);
    dense(graph, 3, 384);
    dense(graph, 4, 192);
    return graph.classify(classes, new TruncatedNormalDistribution(0, deviation(1.0 / 192)));
  }

  /** Of the weights to units whose inputs are narrowed. */
  private double deviation(double ofPaper) {
    return ofPaper * Math.sqrt(narrowing);
  }

  private void block(Graph graph, int number, double deviation, double bias) {
    graph.add(
        "conv" + number,
        new Convolution.Builder(5)
            .inputGradient(!graph.isEmpty())
            .nOut(64 / narrowing)
            .dist(new TruncatedNormalDistribution(0, deviation))
            .biasInit(bias)
            .build());
    graph.add("pool" + number, Pooling.max(3, 2));
    graph.add("norm" + number, new LocalResponseNorm(4, 0.001 / 9));
  }

  private void dense(Graph graph, int number, int units) {
    graph.add(
        "dense" + number,
        new Dense.Builder()
            .nOut(units / narrowing)
            .activation(Activation.RELU)
            .dist(new TruncatedNormalDistribution(0, deviation(0.04)))
            .biasInit(0.1)
            .build());
  }
}
