package rethink.paper;

import rethink.model.Mlp;
import rethink.model.Model;
import rethink.model.SmallAlexNet;
import rethink.model.SmallInception;

/** A network and its name in titles. */
public record Network(String title, Model model) {
  static final Network INCEPTION = new Network("Inception", SmallInception.narrowedBy(1));
  static final Network INCEPTION_4 =
      new Network("Inception, a quarter wide", SmallInception.narrowedBy(4));
  static final Network ALEXNET = new Network("small AlexNet", new SmallAlexNet());
  static final Network MLP = new Network("MLP 1x512", new Mlp(1, 512));

  /** Inception as wide as a scale affords. */
  static Network inception(Scale scale) {
    return scale == Scale.PAPER ? INCEPTION : INCEPTION_4;
  }

  /** Whether an image costs it so much that only the paper's scale trains it on all of them. */
  boolean isConvolutional() {
    return !(model instanceof Mlp);
  }

  /** What it is called among the paper's curves, whatever its width: "inception". */
  String key() {
    return model.name().replaceFirst("/.*", "");
  }
}
