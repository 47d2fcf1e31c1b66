package rethink.model;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import rethink.data.Shape;

/**
 * A network architecture as a value: its name says everything about it, and weights appear only
 * when it is built.
 */
public interface Model {

  /** The name used in files and on the command line, such as "mlp-1x512". */
  String name();

  /**
   * The configuration for images of one shape.
   *
   * @param base carries seed, updater and data type
   * @return one input "images" of [batch, height, width, channels], one softmax output "classes"
   *     with cross-entropy loss
   */
  ComputationGraphConfiguration configure(
      NeuralNetConfiguration.Builder base, Shape images, int classes);

  /**
   * The initial learning rate of the paper's protocol (appendix A): 0.1 for Inception, 0.01 for the
   * others.
   */
  double learningRate();

  /** The data that the paper trains it on; it takes other shapes and numbers of classes, too. */
  default PaperData data() {
    return PaperData.CIFAR_10;
  }

  /** The five networks of the paper's Table 1, in its order. */
  static List<Model> all() {
    return List.of(
        new SmallInception(true, 1),
        new SmallInception(false, 1),
        new SmallAlexNet(),
        new Mlp(3, 512),
        new Mlp(1, 512));
  }

  /** The networks for ImageNet (Table 2 and the slides) that can be trained. */
  static List<Model> ofImageNet() {
    return List.of(new InceptionV3());
  }

  /**
   * Finds a model by name; narrower Inceptions and other MLP sizes are understood too
   * ("inception/4", "mlp-2x64").
   */
  static Model named(String name) {
    return ModelNames.parse(name);
  }
}
