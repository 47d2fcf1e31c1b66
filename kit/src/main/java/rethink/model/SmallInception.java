package rethink.model;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.weights.WeightInitRelu;
import rethink.data.Shape;
import rethink.layer.CentredHe;
import rethink.layer.Convolution;
import rethink.layer.Pooling;

/**
 * The paper's small Inception (its Figure 3): 1,649,402 trainable parameters on 28x28x3 images,
 * with and without batch normalisation.
 *
 * <p>Both counts agree only if each convolution has one shift per channel, after batch
 * normalisation where there is one, and normalisation learns no scale.
 *
 * @param batchNorm whether each convolution is followed by batch normalisation
 * @param narrowing divides every number of channels (rounded up to a multiple of eight, which
 *     vector instructions like); 1 is the paper's network, larger ones serve the quick scale
 */
public record SmallInception(boolean batchNorm, int narrowing) implements Model {
  public SmallInception {
    Narrow.requirePossible(narrowing);
  }

  /** The paper's network with every number of channels divided by {@code factor}. */
  public static SmallInception narrowedBy(int factor) {
    return new SmallInception(true, factor);
  }

  @Override
  public String name() {
    return "inception" + (batchNorm ? "" : "-no-bn") + (narrowing == 1 ? "" : "/" + narrowing);
  }

  /**
   * The paper's 0.1; without batch normalisation 0.03, for which it states no rate of its own: at
   * 0.1 units fall silent there and the loss stays at ln 10. In batches of 32, at half of that
   * rate, the network a quarter as wide learns 5,000 random labels of CIFAR-10 in some 14,000
   * steps.
   */
  @Override
  public double learningRate() {
    return batchNorm ? 0.1 : 0.03;
  }

  @Override
  public ComputationGraphConfiguration configure(
      NeuralNetConfiguration.Builder base, Shape images, int classes) {
    Graph graph = new Graph(base, images);
    convolve(graph, "stem", 3, 1, 96, graph.last());
    inception(graph, 2, 32, 32);
    inception(graph, 3, 32, 48);
    downsample(graph, 4, 80);
    inception(graph, 5, 112, 48);
    inception(graph, 6, 96, 64);
    inception(graph, 7, 80, 80);
    inception(graph, 8, 48, 96);
    downsample(graph, 9, 96);
    inception(graph, 10, 176, 160);
    inception(graph, 11, 176, 160);
    graph.add("mean", Pooling.globalMean());
    return graph.classify(classes, WeightInit.XAVIER);
  }

  private void inception(Graph graph, int number, int wide1x1, int wide3x3) {
    String name = "inception" + number;
    String below = graph.last();
    String left = convolve(graph, name + "-1x1", 1, 1, wide1x1, below);
    String right = convolve(graph, name + "-3x3", 3, 1, wide3x3, below);
    graph.concatenate(name, left, right);
  }

  private void downsample(Graph graph, int number, int wide) {
    String name = "downsample" + number;
    String below = graph.last();
    String left = convolve(graph, name + "-3x3", 3, 2, wide, below);
    graph.add(name + "-pool", Pooling.max(3, 2), below);
    graph.concatenate(name, left, graph.last());
  }

  private String convolve(
      Graph graph, String name, int kernel, int stride, int channels, String below) {
    graph.add(
        name,
        new Convolution.Builder(kernel)
            .inputGradient(!graph.isEmpty())
            .stride(stride)
            .normalized(batchNorm)
            .nOut(narrow(channels))
            .weightInit(batchNorm ? new WeightInitRelu() : new CentredHe())
            .build(),
        below);
    return graph.last();
  }

  /** How many channels this network has where the paper's has {@code channels}. */
  public int narrow(int channels) {
    return Narrow.channels(channels, narrowing);
  }
}
