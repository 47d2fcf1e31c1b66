package rethink.paper.randomization;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rethink.corrupt.RandomLabels;
import rethink.data.Dataset;
import rethink.log.MadeRun;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.model.Mlp;
import rethink.model.SmallAlexNet;
import rethink.paper.Network;
import rethink.paper.Setting;
import rethink.paper.Subject;
import rethink.train.Experiment;

/**
 * The experiments of Figures 1b and 1c with two networks, three shares and two seeds, and runs made
 * by hand, ten steps an epoch. As it begins, every claim holds but that of the slide: AlexNet,
 * which has more parameters, is slowed down less.
 */
public final class MadeNoise {
  public static final double[] LEVELS = {0, 0.5, 1};
  private static final Setting SETTING = new Setting(new Dataset("shapes", 100, 1000), 10, 50);

  private static final List<Long> SEEDS = List.of(1L, 2L);

  public final LabelNoise noise =
      new LabelNoise(
          List.of(
              new Subject(new Network("AlexNet", new SmallAlexNet()), SETTING, SEEDS),
              new Subject(new Network("small MLP", new Mlp(1, 512)), SETTING, SEEDS)),
          List.of(0.0, 0.5, 1.0));
  private final Map<String, Integer> epochs = new HashMap<>();
  private final Map<String, Double> errors = new HashMap<>();
  private String stuck = "";
  private double shift;
  private double trainAccuracy = 1;

  public MadeNoise() {
    epochs("alexnet", 4, 5, 6).epochs("mlp-1x512", 2, 3, 4);
    errors("alexnet", 0.3, 0.6, 0.9).errors("mlp-1x512", 0.5, 0.7, 0.9);
  }

  /** In which a loss of 0.1 is reached at each share; the second seed takes one more. */
  public MadeNoise epochs(String model, int... each) {
    for (int i = 0; i < LEVELS.length; i++) {
      epochs.put(model + LEVELS[i], each[i]);
    }
    return this;
  }

  /** The second seed stays above a loss of 0.1 at this share. */
  public MadeNoise neverFits(String model, double level) {
    stuck = model + level;
    return this;
  }

  /** On true test labels, at each share. */
  public MadeNoise errors(String model, double... each) {
    for (int i = 0; i < LEVELS.length; i++) {
      errors.put(model + LEVELS[i], each[i]);
    }
    return this;
  }

  /** How far the error on corrupted labels is from what follows from that on true ones. */
  public MadeNoise shift(double by) {
    shift = by;
    return this;
  }

  public MadeNoise trainAccuracy(double value) {
    trainAccuracy = value;
    return this;
  }

  public Runs runs() {
    return new Runs(noise.experiments().stream().map(this::run).toList());
  }

  private Run run(Experiment experiment) {
    double p = experiment.corruption() instanceof RandomLabels some ? some.probability() : 0;
    String key = experiment.model().name() + p;
    double[] losses = new double[epochs.get(key) + (int) experiment.seed() - 1];
    Arrays.fill(losses, 2);
    losses[losses.length - 1] = key.equals(stuck) && experiment.seed() == 2 ? 0.2 : 0.1;
    double error = errors.get(key);
    double corrupted = (1 - error) * (1 - p) + p / 10 - (p == 0 ? 0 : shift);
    return MadeRun.of(experiment, trainAccuracy, 1 - error, corrupted, losses);
  }
}
