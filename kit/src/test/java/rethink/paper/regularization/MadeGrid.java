package rethink.paper.regularization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rethink.data.Dataset;
import rethink.log.EpochMetrics;
import rethink.log.MadeRun;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.model.Mlp;
import rethink.model.SmallAlexNet;
import rethink.model.SmallInception;
import rethink.paper.Network;
import rethink.paper.Setting;
import rethink.paper.Subject;
import rethink.train.Experiment;

/**
 * Tables 1 and 4 with four networks and two seeds, and runs made by hand. As it begins, runs come
 * to what the paper prints, and every claim holds.
 */
final class MadeGrid {
  private static final Setting SETTING = new Setting(new Dataset("shapes", 100, 1000), 10, 50);
  private static final List<Network> NETWORKS =
      List.of(
          new Network("Inception", SmallInception.narrowedBy(4)),
          new Network("no BN", new SmallInception(false, 4)),
          new Network("AlexNet", new SmallAlexNet()),
          new Network("MLP", new Mlp(1, 512)));

  final RegularizerGrid grid;
  private final Map<GridRow, double[]> accuracies = new HashMap<>();

  MadeGrid() {
    List<GridRow> rows = new ArrayList<>();
    for (Network network : NETWORKS) {
      Subject subject = new Subject(network, SETTING, List.of(1L, 2L));
      for (Treatment treatment : Treatment.values()) {
        rows.add(GridRow.learning(subject, treatment));
        rows.add(GridRow.memorising(subject, treatment));
      }
    }
    grid = new RegularizerGrid(rows).where(row -> row.published().isPresent());
    for (GridRow row : grid.rows()) {
      Double test = row.published().get().test();
      accuracies(row, row.published().get().train() / 100, test == null ? 0.1 : test / 100);
    }
  }

  GridRow row(String network, boolean learning, Treatment treatment) {
    return grid.row(network, learning, treatment).orElseThrow();
  }

  /** Of the first seed; in test the second comes to two points less. */
  MadeGrid accuracies(GridRow row, double train, double test) {
    accuracies.put(row, new double[] {train, test});
    return this;
  }

  Runs runs() {
    return runs(grid);
  }

  Runs runs(RegularizerGrid some) {
    List<Run> runs = new ArrayList<>();
    for (GridRow row : some.rows()) {
      double[] made = accuracies.get(row);
      for (Experiment each : row.experiments()) {
        runs.add(MadeRun.of(each, made[0], made[1] - 0.02 * (each.seed() - 1), 0.1));
      }
    }
    return new Runs(runs);
  }

  /** A run that tests like this after each of its epochs, and fits at once. */
  static Run curve(Experiment experiment, double... test) {
    List<EpochMetrics> epochs = new ArrayList<>();
    for (int i = 0; i < test.length; i++) {
      epochs.add(MadeRun.of(experiment, 1, test[i], new double[i + 1]).epochs().get(i));
    }
    Run run = MadeRun.of(experiment, 1, 1);
    return new Run(
        run.id(), run.directory(), run.experiment(), run.environment(), epochs, run.done());
  }
}
