package rethink.paper.overparametrization;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import rethink.corrupt.Corruption;
import rethink.corrupt.RandomLabels;
import rethink.corrupt.TrueLabels;
import rethink.data.Dataset;
import rethink.log.Run;
import rethink.log.Runs;
import rethink.model.Mlp;
import rethink.paper.Caption;
import rethink.paper.Recorded;
import rethink.paper.Scale;
import rethink.paper.Spread;
import rethink.paper.Subject;
import rethink.plot.Axis;
import rethink.plot.Bands;
import rethink.plot.Chart;
import rethink.plot.Line;
import rethink.plot.Panels;
import rethink.train.Experiment;

/**
 * Train and test error of MLPs with one hidden layer, from too few units to fit the training set to
 * far more than needed, beside Table I of Bourlard and Wellekens (1990).
 *
 * <p>Each is trained at a constant rate until its training loss is 0.01, or for all its epochs: no
 * early stopping, since a peak between the two regimes shows only after long training (Nakkiran et
 * al. 2019).
 *
 * @param name of its charts
 * @param epochs of a network that does not come to that loss
 * @param widths numbers of hidden units, ascending
 */
public record WidthSweep(
    String name, Dataset dataset, int batch, int epochs, List<Integer> widths, List<Long> seeds) {
  static final List<Double> NOISE = List.of(0.0, 0.2);
  private static final double RATE = 0.005;
  private static final double FITTED_LOSS = 0.01;
  static final double FITTED_ERROR = 0.01;

  public static WidthSweep at(Scale scale) {
    return at(scale, Dataset.current(), "width-sweep");
  }

  private static WidthSweep at(Scale scale, Dataset data, String name) {
    List<Integer> few = List.of(2, 3, 5, 7, 10, 20, 50, 200, 500);
    List<Integer> more = List.of(1, 2, 3, 5, 7, 10, 14, 20, 30, 50, 100, 200, 500, 1000, 2000);
    return switch (scale) {
      case SMOKE -> new WidthSweep(name, data.first(32).testFirst(32), 8, 2, few, scale.seeds());
      case QUICK -> new WidthSweep(name, data.first(320).testFirst(400), 8, 50, few, scale.seeds());
      case STANDARD ->
          new WidthSweep(name, data.first(4_000).testFirst(2_000), 32, 300, more, scale.seeds());
      case PAPER -> new WidthSweep(name, data, 128, 1000, more, scale.seeds());
    };
  }

  /**
   * The sweep at standard scale on CIFAR-10, as far as the repository ships its runs: widths of
   * which every seed was run with and without noise.
   */
  public static WidthSweep recorded() {
    return at(Scale.STANDARD, Dataset.named("cifar10"), "width-sweep-recorded")
        .within(Recorded.runs());
  }

  WidthSweep within(Runs runs) {
    Set<String> present = runs.all().stream().map(Run::id).collect(Collectors.toSet());
    List<Integer> whole =
        widths.stream()
            .filter(
                width ->
                    NOISE.stream()
                        .flatMap(noise -> experiments(width, noise).stream())
                        .allMatch(experiment -> present.contains(experiment.id())))
            .toList();
    return new WidthSweep(name, dataset, batch, epochs, whole, seeds);
  }

  /** One experiment for each width, share of random labels, and seed. */
  public List<Experiment> experiments() {
    List<Experiment> experiments = new ArrayList<>();
    for (int width : widths) {
      NOISE.forEach(noise -> experiments.addAll(experiments(width, noise)));
    }
    return experiments;
  }

  private List<Experiment> experiments(int width, double noise) {
    Corruption corruption = noise == 0 ? new TrueLabels() : new RandomLabels(noise);
    Experiment experiment =
        Experiment.of(new Mlp(1, width))
            .on(dataset)
            .with(corruption)
            .batch(batch)
            .learningRate(RATE)
            .decay(1)
            .stopAtLoss(FITTED_LOSS)
            .epochs(epochs);
    return seeds.stream().map(experiment::seed).toList();
  }

  /** Errors against p/n, with true labels and with noise, and the table of 1990 as curves. */
  public Panels chart(Runs runs) {
    return Panels.of(
        name,
        "From too few hidden units to many more than it takes to fit",
        errors(runs, 0, "true labels"),
        errors(runs, 1, "20 % random labels"),
        BourlardWellekens.chart());
  }

  private Chart errors(Runs runs, int noise, String title) {
    Chart chart =
        Chart.of(
                name + "-" + noise,
                title,
                Axis.log("parameters per training image, p/n"),
                Axis.of("error").between(0.0, 1.0))
            .with(bands(runs, noise, "train", "training", WidthSweep::trainError))
            .with(bands(runs, noise, "test", "test", WidthSweep::testError));
    OptionalInt threshold = threshold(runs, noise);
    if (threshold.isPresent()) {
      double x = ratio(threshold.getAsInt());
      chart =
          chart.with(Line.reference("first to fit", new double[] {x, x}, new double[] {0.0, 1.0}));
    }
    return chart.captioned(
        Caption.of(
            Subject.of(runs, experiments()),
            "%s, %,d images, MLPs with one hidden layer of %d to %,d units; training error against the labels trained on, test error against true ones."
                .formatted(
                    dataset.name(),
                    dataset.trainSize(),
                    widths.get(0),
                    widths.get(widths.size() - 1)),
            Bands.describe(seeds.size())));
  }

  private Bands bands(Runs runs, int noise, String key, String label, ToDoubleFunction<Run> value) {
    double[] x = widths.stream().mapToDouble(this::ratio).toArray();
    return Bands.of(
        seeds.stream()
            .map(
                seed ->
                    Line.solid(
                        key,
                        label,
                        x,
                        widths.stream()
                            .flatMap(width -> of(runs, width, noise).stream())
                            .filter(run -> run.seed() == seed)
                            .mapToDouble(value)
                            .toArray()))
            .toList());
  }

  /** Errors in numbers, beside the paper's, and what claims they decide. */
  public WidthSweepTables tables(Runs runs) {
    return new WidthSweepTables(this, runs);
  }

  /** The least width at which every seed errs on at most 1 % of its training labels. */
  OptionalInt threshold(Runs runs, int noise) {
    return widths.stream()
        .filter(
            width ->
                of(runs, width, noise).stream().allMatch(run -> trainError(run) <= FITTED_ERROR))
        .mapToInt(width -> width)
        .findFirst();
  }

  Spread spread(Runs runs, int width, int noise, ToDoubleFunction<Run> value) {
    return Spread.of(of(runs, width, noise).stream().mapToDouble(value).toArray());
  }

  List<Run> of(Runs runs, int width, int noise) {
    return Subject.of(runs, experiments(width, NOISE.get(noise)));
  }

  /** Parameters per training image. */
  double ratio(int width) {
    int values = 28 * 28 * (dataset.name().equals("mnist") ? 1 : 3);
    int classes = dataset.classes().size();
    return ((values + 1) * width + (width + 1) * classes) / (double) dataset.trainSize();
  }

  static double trainError(Run run) {
    return 1 - run.last().trainAccuracy();
  }

  static double testError(Run run) {
    return 1 - run.last().testAccuracy();
  }
}
