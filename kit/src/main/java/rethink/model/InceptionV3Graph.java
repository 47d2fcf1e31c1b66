package rethink.model;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.weights.WeightInit;
import rethink.data.Shape;
import rethink.layer.Convolution;
import rethink.layer.Pooling;

/**
 * The modules of {@link InceptionV3} (Szegedy et al. 2016, Table 1 and Figures 5 to 7), named by
 * the side of their images at an input of 299x299. Channels are those of TensorFlow's release.
 */
final class InceptionV3Graph {
  private final Graph graph;
  private final int narrowing;

  InceptionV3Graph(NeuralNetConfiguration.Builder base, Shape images, int narrowing) {
    graph = new Graph(base, images);
    this.narrowing = narrowing;
  }

  /** 299x299x3 to 35x35x192. */
  void stem() {
    put("stem1", unpadded(3, 3, 32).stride(2));
    put("stem2", unpadded(3, 3, 32));
    put("stem3", kernel(3, 3, 64));
    graph.add("stem-pool1", Pooling.max(3, 2).unpadded());
    put("stem4", kernel(1, 1, 80));
    put("stem5", unpadded(3, 3, 192));
    graph.add("stem-pool2", Pooling.max(3, 2).unpadded());
  }

  /** Figure 5. */
  void grid35(String name, int pooled) {
    String below = graph.last();
    String one = chain(name + "-1x1", below, kernel(1, 1, 64));
    String five = chain(name + "-5x5", below, kernel(1, 1, 48), kernel(5, 5, 64));
    String three =
        chain(name + "-3x3", below, kernel(1, 1, 64), kernel(3, 3, 96), kernel(3, 3, 96));
    graph.concatenate(name, one, five, three, pooled(name, below, pooled));
  }

  /** 35x35 to 17x17. */
  void reduce35(String name) {
    String below = graph.last();
    String three = chain(name + "-3x3", below, unpadded(3, 3, 384).stride(2));
    String twice =
        chain(
            name + "-3x3-3x3",
            below,
            kernel(1, 1, 64),
            kernel(3, 3, 96),
            unpadded(3, 3, 96).stride(2));
    graph.concatenate(name, three, twice, largest(name, below));
  }

  /** Figure 6, with n = 7. */
  void grid17(String name, int inner) {
    String below = graph.last();
    String one = chain(name + "-1x1", below, kernel(1, 1, 192));
    String seven =
        chain(name + "-7x7", below, kernel(1, 1, inner), kernel(1, 7, inner), kernel(7, 1, 192));
    String twice =
        chain(
            name + "-7x7-7x7",
            below,
            kernel(1, 1, inner),
            kernel(7, 1, inner),
            kernel(1, 7, inner),
            kernel(7, 1, inner),
            kernel(1, 7, 192));
    graph.concatenate(name, one, seven, twice, pooled(name, below, 192));
  }

  /** 17x17 to 8x8. */
  void reduce17(String name) {
    String below = graph.last();
    String three = chain(name + "-3x3", below, kernel(1, 1, 192), unpadded(3, 3, 320).stride(2));
    String seven =
        chain(
            name + "-7x7-3x3",
            below,
            kernel(1, 1, 192),
            kernel(1, 7, 192),
            kernel(7, 1, 192),
            unpadded(3, 3, 192).stride(2));
    graph.concatenate(name, three, seven, largest(name, below));
  }

  /** Figure 7. */
  void grid8(String name) {
    String below = graph.last();
    String one = chain(name + "-1x1", below, kernel(1, 1, 320));
    String inner = chain(name + "-3x3", below, kernel(1, 1, 384));
    String wide = chain(name + "-3x3-wide", inner, kernel(1, 3, 384));
    String high = chain(name + "-3x3-high", inner, kernel(3, 1, 384));
    String twice = chain(name + "-3x3-3x3", below, kernel(1, 1, 448), kernel(3, 3, 384));
    String twiceWide = chain(name + "-3x3-3x3-wide", twice, kernel(1, 3, 384));
    String twiceHigh = chain(name + "-3x3-3x3-high", twice, kernel(3, 1, 384));
    graph.concatenate(name, one, wide, high, twiceWide, twiceHigh, pooled(name, below, 192));
  }

  ComputationGraphConfiguration classify(int classes) {
    graph.add("mean", Pooling.globalMean());
    return graph.classify(classes, WeightInit.XAVIER);
  }

  private String pooled(String name, String below, int channels) {
    graph.add(name + "-mean", Pooling.mean(3, 1), below);
    return chain(name + "-pool", graph.last(), kernel(1, 1, channels));
  }

  private String largest(String name, String below) {
    graph.add(name + "-max", Pooling.max(3, 2).unpadded(), below);
    return graph.last();
  }

  /** Convolutions one on the other, the last one of this name, those below numbered. */
  private String chain(String name, String below, Convolution.Builder... layers) {
    String last = below;
    for (int i = 0; i < layers.length; i++) {
      String own = i == layers.length - 1 ? name : name + "-" + (i + 1);
      graph.add(own, layers[i].build(), last);
      last = own;
    }
    return last;
  }

  private void put(String name, Convolution.Builder layer) {
    graph.add(name, layer.inputGradient(!graph.isEmpty()).build());
  }

  private Convolution.Builder unpadded(int height, int width, int channels) {
    return kernel(height, width, channels).unpadded();
  }

  private Convolution.Builder kernel(int height, int width, int channels) {
    return new Convolution.Builder(height, width)
        .normalized(true)
        .nOut(Narrow.channels(channels, narrowing))
        .weightInit(WeightInit.RELU);
  }
}
