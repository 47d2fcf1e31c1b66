package rethink.regularize;

import java.util.Collection;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;

/**
 * An explicit regularizer (paper, section 3): a value that acts in training only, on the network or
 * ({@link Distortion}, {@link Cropping}) on the images it is shown. Evaluation knows none.
 */
public interface Regularizer {

  /**
   * The name used in files and on the command line: the kind, and the strength where there is one,
   * such as "flip" or "weight-decay:0.0005".
   */
  String name();

  /** The name without the strength. */
  default String kind() {
    return name().split(":")[0];
  }

  /** Those it stands for: itself, unless it is a name for several. */
  default List<Regularizer> parts() {
    return List.of(this);
  }

  /**
   * Changes the configuration of a network that is about to be built; most change nothing.
   *
   * @param seed of the experiment
   */
  default void configure(ComputationGraphConfiguration network, long seed) {}

  /**
   * The regularizer that has this {@link #name}; without a number it has its usual strength. An
   * unknown one is an error that lists the known.
   */
  static Regularizer named(String name) {
    return Kind.parse(name);
  }

  /**
   * The parts of all, in the order in which they act, whatever the order given: decay, dropout,
   * crop, flip, rotation, hue, saturation, brightness, then others by name.
   *
   * @throws IllegalArgumentException if two are of one kind
   */
  static List<Regularizer> inOrder(Collection<Regularizer> regularizers) {
    return Kind.inOrder(regularizers);
  }
}
