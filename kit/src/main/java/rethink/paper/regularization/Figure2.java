package rethink.paper.regularization;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import rethink.data.Dataset;
import rethink.log.EpochMetrics;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.paper.Caption;
import rethink.paper.Recorded;
import rethink.paper.Scale;
import rethink.paper.Subject;
import rethink.plot.Axis;
import rethink.plot.Band;
import rethink.plot.Bands;
import rethink.plot.Chart;
import rethink.plot.Line;
import rethink.plot.Panels;
import rethink.train.Experiment;
import tech.tablesaw.api.Table;

/**
 * Figure 2: accuracies over training, and what early stopping would have gained, with and without
 * explicit regularizers (a) and batch normalisation (b). For (a) the paper trains Inception V3 on
 * ImageNet; here small Inception stands in for it, on the data in use.
 *
 * @param rows small Inception with all regularizers, with weight decay, with none, and without
 *     batch normalisation
 */
public record Figure2(List<GridRow> rows) {
  public Figure2 {
    rows = List.copyOf(rows);
  }

  /** The figure on the dataset in use. */
  public static Figure2 at(Scale scale) {
    return new Figure2(rows(RegularizerGrid.at(scale, Dataset.current())));
  }

  /** The figure at standard scale on CIFAR-10, as far as the repository ships its runs. */
  public static Figure2 recorded() {
    return new Figure2(rows(RegularizerGrid.at(Scale.STANDARD, Dataset.named("cifar10"))))
        .within(Recorded.runs());
  }

  private static List<GridRow> rows(RegularizerGrid grid) {
    GridRow plain = grid.row("inception", true, Treatment.NONE).orElseThrow();
    return List.of(
        new GridRow(plain.subject(), plain.labels(), Treatment.ALL),
        grid.row("inception", true, Treatment.DECAY).orElseThrow(),
        plain,
        grid.row("inception-no-bn", true, Treatment.NONE).orElseThrow());
  }

  /** The rows that were run, with the seeds that they have. */
  Figure2 within(Runs runs) {
    return new Figure2(rows.stream().flatMap(row -> row.within(runs).stream()).toList());
  }

  /** One experiment for each row and seed. */
  public List<Experiment> experiments() {
    return rows.stream().flatMap(row -> row.experiments().stream()).toList();
  }

  /** Figure 2a, one panel for each choice of regularizers. */
  public Panels regularizers(Runs runs) {
    return panels(
        "figure2a",
        "Figure 2a: early stopping, with and without explicit regularizers",
        regularized().toList(),
        row -> title(row.treatment()),
        runs);
  }

  private static String title(Treatment treatment) {
    return treatment == Treatment.NONE ? "no explicit regularizer" : treatment.title();
  }

  /** Figure 2b, with and without batch normalisation. */
  public Panels batchNorm(Runs runs) {
    return panels(
        "figure2b",
        "Figure 2b: batch normalisation, no explicit regularizer",
        rows.stream().filter(row -> row.treatment() == Treatment.NONE).toList(),
        row -> row.subject().title(),
        runs);
  }

  Stream<GridRow> regularized() {
    return rows.stream().filter(row -> row.subject().key().equals("inception"));
  }

  private static Panels panels(
      String name, String title, List<GridRow> shown, Function<GridRow, String> titles, Runs runs) {
    String caption =
        Caption.of(
            shown.stream().flatMap(row -> row.of(runs).stream()).toList(),
            Subject.describe(shown.stream().map(GridRow::subject).distinct().toList()),
            "Shaded up to the best so far: what early stopping would gain.");
    return new Panels(
        name,
        title,
        shown.stream()
            .map(row -> curves(row.of(runs), titles.apply(row)).captioned(caption))
            .toList());
  }

  /** Training and test accuracy, and the room between the test accuracy and its best so far. */
  private static Chart curves(List<Run> some, String title) {
    Bands test = bands(some, "test", "test", Figure2::test);
    Bands best = bands(some, "best-so-far", "best test accuracy so far", Figure2::bestSoFar);
    return Chart.of("figure2-panel", title, Axis.of("steps"), Axis.of("accuracy").between(0.0, 1.0))
        .with(bands(some, "train", "training", Figure2::train))
        .with(test)
        .with(best.mean())
        .with(new Band("best-so-far", test.mean().x(), test.mean().y(), best.mean().y()));
  }

  private static Bands bands(
      List<Run> runs, String key, String label, Function<Run, double[]> values) {
    return Bands.of(
        runs.stream()
            .map(
                run ->
                    Line.solid(
                        key,
                        label,
                        run.measured().stream().mapToDouble(EpochMetrics::steps).toArray(),
                        values.apply(run)))
            .toList());
  }

  private static double[] train(Run run) {
    return run.measured().stream().mapToDouble(EpochMetrics::trainAccuracy).toArray();
  }

  private static double[] test(Run run) {
    return run.measured().stream().mapToDouble(EpochMetrics::testAccuracy).toArray();
  }

  private static double[] bestSoFar(Run run) {
    double[] values = test(run);
    for (int i = 1; i < values.length; i++) {
      values[i] = Math.max(values[i], values[i - 1]);
    }
    return values;
  }

  /** How much the test accuracy changes from one epoch to the next, up or down, mean, in points. */
  static double unsteadiness(Run run) {
    double[] values = test(run);
    double sum = 0;
    for (int i = 1; i < values.length; i++) {
      sum += 100 * Math.abs(values[i] - values[i - 1]);
    }
    return sum / (values.length - 1);
  }

  /** What early stopping gains, and how steady learning is: paper, here, difference. */
  public Table paperAgainstHere(Runs runs) {
    return new Figure2Tables(this, runs).paperAgainstHere();
  }

  /** The paper's claims about this figure, each with a rule fixed before the runs. */
  public Table verdicts(Runs runs) {
    return new Figure2Tables(this, runs).verdicts();
  }
}
