package rethink.model;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import rethink.data.Shape;

/**
 * Inception V3 (Szegedy et al. 2016), which the paper trains on ImageNet (Table 2), for RGB images
 * of 75x75 and more, 299x299 in the paper: 94 convolutions, each with batch normalisation, a shift
 * and a rectifier; 23,817,352 trainable parameters with 1,000 classes.
 *
 * <p>The slides' count of 23,885,392 is that of the same layers with 1,008 outputs, as TensorFlow's
 * first release of the network has them, and four numbers for each channel of a convolution: scale,
 * shift, running mean and running variance ({@link #slideCount}). Without the auxiliary classifier,
 * which is not in that count and of which the paper says nothing.
 *
 * @param narrowing divides every number of channels, as in {@link SmallInception}
 */
public record InceptionV3(int narrowing) implements Model {
  private static final int SLIDE_OUTPUTS = 1_008;

  public InceptionV3 {
    Narrow.requirePossible(narrowing);
  }

  /** The whole network. */
  public InceptionV3() {
    this(1);
  }

  @Override
  public String name() {
    return "inception-v3" + (narrowing == 1 ? "" : "/" + narrowing);
  }

  /** That of the small Inception; what the paper took for ImageNet our sources do not say. */
  @Override
  public double learningRate() {
    return 0.1;
  }

  @Override
  public PaperData data() {
    return PaperData.IMAGENET;
  }

  /** How the slides come to their number, 23,885,392. */
  public static long slideCount() {
    ComputationGraphConfiguration network =
        new InceptionV3()
            .configure(
                new NeuralNetConfiguration.Builder(), PaperData.IMAGENET.images(), SLIDE_OUTPUTS);
    // The kit's layers have no scale: one number more for each channel.
    return LayerList.parameters(network) + LayerList.normalizedChannels(network);
  }

  @Override
  public ComputationGraphConfiguration configure(
      NeuralNetConfiguration.Builder base, Shape images, int classes) {
    InceptionV3Graph graph = new InceptionV3Graph(base, images, narrowing);
    graph.stem();
    graph.grid35("mixed0", 32);
    graph.grid35("mixed1", 64);
    graph.grid35("mixed2", 64);
    graph.reduce35("mixed3");
    graph.grid17("mixed4", 128);
    graph.grid17("mixed5", 160);
    graph.grid17("mixed6", 160);
    graph.grid17("mixed7", 192);
    graph.reduce17("mixed8");
    graph.grid8("mixed9");
    graph.grid8("mixed10");
    return graph.classify(classes);
  }
}
