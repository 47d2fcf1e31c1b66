package rethink.paper.randomization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rethink.data.Dataset;
import rethink.log.MadeRun;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.model.Mlp;
import rethink.paper.Network;
import rethink.paper.Setting;
import rethink.paper.Subject;
import rethink.train.Experiment;

/**
 * Figure 1a of one small network with runs made by hand, ten steps an epoch. As it begins, every
 * claim of the paper holds.
 */
public final class MadeFigure {
  static final List<String> KEYS =
      List.of(
          "true-labels", "shuffled-pixels", "gaussian-pixels", "random-pixels", "random-labels");

  public final Figure1a figure;
  private final Map<String, double[]> losses = new HashMap<>();
  private final Map<String, Double> testAccuracy = new HashMap<>(Map.of("random-labels", 0.11));
  private double lowestTrainAccuracy = 0.995;

  public MadeFigure(Long... seeds) {
    figure =
        new Figure1a(
            List.of(
                new Subject(
                    new Network("small MLP", new Mlp(1, 8)),
                    new Setting(new Dataset("shapes", 100, 20), 10, 50),
                    List.of(seeds))));
    fitsAt(2, "true-labels");
    fitsAt(3, "shuffled-pixels");
    fitsAt(4, "gaussian-pixels");
    fitsAt(5, "random-pixels");
    fitsAt(8, "random-labels");
  }

  /** The running loss stays at ln 10 and is 0.1 in this epoch. */
  public MadeFigure fitsAt(int epoch, String key) {
    double[] plateau = new double[epoch];
    Arrays.fill(plateau, Math.log(10));
    plateau[epoch - 1] = 0.1;
    return losses(key, plateau);
  }

  public MadeFigure losses(String key, double... each) {
    losses.put(key, each);
    return this;
  }

  public MadeFigure testAccuracy(String key, double value) {
    testAccuracy.put(key, value);
    return this;
  }

  /** Of the last run; all others come to 1. */
  public MadeFigure lowestTrainAccuracy(double value) {
    lowestTrainAccuracy = value;
    return this;
  }

  public Runs runs() {
    List<Run> runs = new ArrayList<>();
    List<Experiment> experiments = figure.experiments();
    for (Experiment experiment : experiments) {
      String key = experiment.corruption().name();
      runs.add(
          MadeRun.of(
              experiment,
              runs.size() == experiments.size() - 1 ? lowestTrainAccuracy : 1,
              testAccuracy.getOrDefault(key, 0.4),
              losses.get(key)));
    }
    return new Runs(runs);
  }

  public Figure1aTables tables() {
    return figure.tables(runs());
  }
}
