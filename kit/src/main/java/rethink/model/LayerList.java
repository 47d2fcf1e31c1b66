package rethink.model;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import rethink.layer.Convolution;

/**
 * The convolutions and dense layers of a network for ImageNet that the slides compare, to count its
 * parameters: weights, and one number (a bias) or two (scale and shift of batch normalisation) for
 * each output. Sizes are those of the networks' usual implementation with 1,000 classes,
 * torchvision.
 */
public record LayerList(String name, List<Entry> layers) {
  private static final int CLASSES = 1_000;

  public LayerList {
    layers = List.copyOf(layers);
  }

  /**
   * One layer.
   *
   * @param area pixels of the kernel; 1 in dense layers
   * @param perOutput numbers for each output beside the weights
   */
  public record Entry(int area, int in, int out, int perOutput) {
    long parameters() {
      return (long) area * in * out + (long) perOutput * out;
    }
  }

  public long parameters() {
    return layers.stream().mapToLong(Entry::parameters).sum();
  }

  /** AlexNet in the variant for one GPU (Krizhevsky 2014). */
  public static LayerList alexNet() {
    return new LayerList(
        "AlexNet",
        List.of(
            new Entry(11 * 11, 3, 64, 1),
            new Entry(5 * 5, 64, 192, 1),
            new Entry(3 * 3, 192, 384, 1),
            new Entry(3 * 3, 384, 256, 1),
            new Entry(3 * 3, 256, 256, 1),
            new Entry(1, 6 * 6 * 256, 4096, 1),
            new Entry(1, 4096, 4096, 1),
            new Entry(1, 4096, CLASSES, 1)));
  }

  /** VGG-11 (Simonyan and Zisserman 2015, configuration A). */
  public static LayerList vgg11() {
    return vgg("VGG-11", 1, 1, 2, 2, 2);
  }

  /** VGG-19 (configuration E). */
  public static LayerList vgg19() {
    return vgg("VGG-19", 2, 2, 4, 4, 4);
  }

  private static LayerList vgg(String name, int... convolutions) {
    List<Entry> layers = new ArrayList<>();
    int in = 3;
    for (int stage = 0; stage < convolutions.length; stage++) {
      int out = Math.min(512, 64 << stage);
      for (int i = 0; i < convolutions[stage]; i++) {
        layers.add(new Entry(3 * 3, in, out, 1));
        in = out;
      }
    }
    layers.add(new Entry(1, 7 * 7 * 512, 4096, 1));
    layers.add(new Entry(1, 4096, 4096, 1));
    layers.add(new Entry(1, 4096, CLASSES, 1));
    return new LayerList(name, layers);
  }

  /** ResNet-18 (He et al. 2016, Table 1): two 3x3 convolutions in each block. */
  public static LayerList resNet18() {
    return residual("ResNet-18", 1, 2, 2, 2, 2);
  }

  /** ResNet-152: in each block a 3x3 convolution between 1x1 ones that narrow and widen by four. */
  public static LayerList resNet152() {
    return residual("ResNet-152", 4, 3, 8, 36, 3);
  }

  private static LayerList residual(String name, int widening, int... blocks) {
    List<Entry> layers = new ArrayList<>();
    layers.add(new Entry(7 * 7, 3, 64, 2));
    int in = 64;
    for (int stage = 0; stage < blocks.length; stage++) {
      int inner = 64 << stage;
      int out = inner * widening;
      for (int i = 0; i < blocks[stage]; i++) {
        if (widening == 1) {
          layers.add(new Entry(3 * 3, in, inner, 2));
          layers.add(new Entry(3 * 3, inner, out, 2));
        } else {
          layers.add(new Entry(1, in, inner, 2));
          layers.add(new Entry(3 * 3, inner, inner, 2));
          layers.add(new Entry(1, inner, out, 2));
        }
        if (in != out) {
          layers.add(new Entry(1, in, out, 2));
        }
        in = out;
      }
    }
    layers.add(new Entry(1, in, CLASSES, 1));
    return new LayerList(name, layers);
  }

  /** All numbers that a network keeps, running statistics counted. */
  static long parameters(ComputationGraphConfiguration network) {
    return network.getVertices().values().stream()
        .mapToLong(vertex -> vertex.numParams(false))
        .sum();
  }

  /** Output channels of all convolutions. */
  static long normalizedChannels(ComputationGraphConfiguration network) {
    long channels = 0;
    for (GraphVertex vertex : network.getVertices().values()) {
      if (vertex instanceof LayerVertex layer
          && layer.getLayerConf().getLayer() instanceof Convolution convolution) {
        channels += convolution.getNOut();
      }
    }
    return channels;
  }
}
