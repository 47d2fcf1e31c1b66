package rethink.paper.regularization;

import java.util.List;
import rethink.data.Dataset;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.paper.Caption;
import rethink.paper.Network;
import rethink.paper.PublishedTable;
import rethink.paper.Recorded;
import rethink.paper.Scale;
import rethink.plot.Axis;
import rethink.plot.Chart;
import rethink.plot.Line;
import rethink.train.Experiment;
import tech.tablesaw.api.Table;

/**
 * Table 1: what random crops and weight decay add to the test accuracy of networks that fit random
 * labels without them.
 */
public record Table1(RegularizerGrid grid) {
  public Table1 {
    grid = grid.where(row -> row.isLearning() || row.treatment() == Treatment.NONE);
  }

  /** The table on the dataset in use. */
  public static Table1 at(Scale scale) {
    return new Table1(RegularizerGrid.at(scale, Dataset.current()));
  }

  /** The table at standard scale on CIFAR-10, as far as the repository ships its runs. */
  public static Table1 recorded() {
    return new Table1(
        RegularizerGrid.at(Scale.STANDARD, Dataset.named("cifar10")).within(Recorded.runs()));
  }

  /** One experiment for each row and seed. */
  public List<Experiment> experiments() {
    return grid.experiments();
  }

  /**
   * Test accuracies with true labels, the paper's against ours: where the table holds here, points
   * of one network lie together and networks apart.
   */
  public Chart chart(Runs runs) {
    Chart chart =
        Chart.of(
            "table1",
            "Table 1: the network matters more than how it is regularized",
            Axis.of("test accuracy in the paper, per cent"),
            Axis.of("test accuracy here, per cent"));
    double[] ends = {50, 90};
    chart = chart.with(Line.reference("as in the paper", ends, ends));
    RegularizerGrid printed = grid.where(row -> row.isLearning() && row.published().isPresent());
    for (Network network : printed.networks()) {
      List<GridRow> rows = printed.where(row -> row.subject().network().equals(network)).rows();
      chart =
          chart.with(
              Line.markers(
                  network.key(),
                  network.title(),
                  each(runs, rows, (row, run) -> row.published().get().test()),
                  each(runs, rows, (row, run) -> 100 * run.last().testAccuracy())));
    }
    return chart.captioned(
        Caption.of(
            printed.of(runs), "One point for each row of the table and seed.", printed.settings()));
  }

  private interface Value {
    double of(GridRow row, Run run);
  }

  private static double[] each(Runs runs, List<GridRow> rows, Value value) {
    return rows.stream()
        .flatMapToDouble(row -> row.of(runs).stream().mapToDouble(run -> value.of(row, run)))
        .toArray();
  }

  /** Paper, here, difference: accuracy on the labels trained on. */
  public Table training(Runs runs) {
    return grid.table(
        "Training accuracy, per cent",
        row -> row.training(runs),
        PublishedTable.Row::train,
        PublishedTable.Row::epflTrain);
  }

  /** Paper, here, difference: accuracy on true test labels. */
  public Table test(Runs runs) {
    return grid.table(
        "Test accuracy, per cent",
        row -> row.test(runs),
        PublishedTable.Row::test,
        PublishedTable.Row::epflTest);
  }

  /** What each change is worth, the paper's computed from its own table. */
  public Table gains(Runs runs) {
    return Gains.of(grid).table(runs);
  }

  /** The paper's claims about this table, each with a rule fixed before the runs. */
  public Table verdicts(Runs runs) {
    return new Table1Verdicts(grid, Gains.of(grid), runs).table();
  }
}
