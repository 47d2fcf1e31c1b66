package rethink.paper;

import rethink.model.Mlp;
import rethink.model.Model;
import rethink.model.SmallAlexNet;
import rethink.model.SmallInception;

/** A network and its name in titles. */
public record Network(String title, Model model) {
  public static final Network MLP = new Network("MLP 1x512", new Mlp(1, 512));

  /** Inception as wide as a scale affords. */
  public static Network inception(Scale scale) {
    return switch (scale) {
      case SMOKE, QUICK -> new Network("Inception (1/8 wide)", SmallInception.narrowedBy(8));
      case STANDARD -> new Network("Inception (1/4 wide)", SmallInception.narrowedBy(4));
      case PAPER -> new Network("Inception", SmallInception.narrowedBy(1));
    };
  }

  /** AlexNet as wide as a scale affords. */
  public static Network alexNet(Scale scale) {
    return switch (scale) {
      case SMOKE, QUICK -> new Network("small AlexNet (1/4 wide)", new SmallAlexNet(4));
      case STANDARD, PAPER -> new Network("small AlexNet", new SmallAlexNet());
    };
  }

  /** Whether an image costs it so much that only the paper's scale trains it on all of them. */
  public boolean isConvolutional() {
    return !(model instanceof Mlp);
  }

  /** What it is called among the paper's curves, whatever its width: "inception". */
  public String key() {
    return model.name().replaceFirst("/.*", "");
  }
}
