package rethink.paper;

import java.util.ArrayList;
import java.util.Arrays;
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
import rethink.plot.Axis;
import rethink.plot.Bands;
import rethink.plot.Chart;
import rethink.plot.Line;
import rethink.plot.Panels;
import rethink.train.Experiment;
import tech.tablesaw.api.Table;

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
  private static final double FITTED_ERROR = 0.01;

  public static WidthSweep at(Scale scale) {
    return at(scale, Dataset.current(), "width-sweep");
  }

  private static WidthSweep at(Scale scale, Dataset data, String name) {
    List<Integer> few = List.of(2, 3, 5, 7, 10, 20, 50, 200, 500);
    List<Integer> more = List.of(1, 2, 3, 5, 7, 10, 14, 20, 30, 50, 100, 200, 500, 1000, 2000);
    return switch (scale) {
      case QUICK -> new WidthSweep(name, data.first(400).testFirst(400), 8, 50, few, scale.seeds());
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
        "Many more parameters than images, and the test error does not rise",
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
          chart.with(
              Line.dashed(
                  "threshold", "first to fit", new double[] {x, x}, new double[] {0.0, 1.0}));
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

  /** The widths of 1990, theirs and ours; the data are not the same. */
  public Table paperAgainstHere(Runs runs) {
    Rows rows =
        new Rows(
            "Bourlard and Wellekens (1990): frames of speech; here: " + dataset.name(),
            "hidden units",
            "p/n, paper",
            "p/n, here",
            "training error, paper",
            "here",
            "difference",
            "test error, paper",
            "here ",
            "difference ");
    for (int width : BourlardWellekens.WIDTHS) {
      if (widths.contains(width)) {
        Spread train = spread(runs, width, 0, WidthSweep::trainError);
        Spread test = spread(runs, width, 0, WidthSweep::testError);
        double paperTrain = BourlardWellekens.error("train", width);
        double paperTest = BourlardWellekens.error("test", width);
        rows.add(
            "" + width,
            "%.2f".formatted(BourlardWellekens.ratio(width)),
            "%.1f".formatted(ratio(width)),
            "%.3f".formatted(paperTrain),
            train.toString("%.3f"),
            "%+.3f".formatted(train.mean() - paperTrain),
            "%.3f".formatted(paperTest),
            test.toString("%.3f"),
            "%+.3f".formatted(test.mean() - paperTest));
      }
    }
    return rows.table();
  }

  /** All widths, with and without noise. */
  public Table table(Runs runs) {
    Rows rows =
        new Rows(
            "Errors by width",
            "hidden units",
            "p/n",
            "training error, true labels",
            "test error, true labels",
            "training error, 20 % random",
            "test error, 20 % random");
    for (int width : widths) {
      rows.add(
          "" + width,
          "%.1f".formatted(ratio(width)),
          spread(runs, width, 0, WidthSweep::trainError).toString("%.3f"),
          spread(runs, width, 0, WidthSweep::testError).toString("%.3f"),
          spread(runs, width, 1, WidthSweep::trainError).toString("%.3f"),
          spread(runs, width, 1, WidthSweep::testError).toString("%.3f"));
    }
    return rows.table();
  }

  /** The claims about width, each with a rule fixed before the runs. */
  public Table verdicts(Runs runs) {
    int widest = widths.get(widths.size() - 1);
    double worstFit =
        of(runs, widest, 1).stream().mapToDouble(WidthSweep::trainError).max().orElse(Double.NaN);
    double[] clean = testErrors(runs, 0);
    double[] noisy = testErrors(runs, 1);
    Peak bump = Peak.of(noisy);
    Peak cleanBump = Peak.of(clean);
    double rise = clean[clean.length - 1] - Arrays.stream(clean).min().orElseThrow();
    return Verdict.table(
        List.of(
            new Verdict(
                "with enough parameters noisy labels are fitted, too",
                "every seed of the widest network errs on at most 1 % of its noisy training labels",
                "at most %.3f".formatted(worstFit),
                worstFit <= FITTED_ERROR),
            new Verdict(
                "more parameters than it takes to fit do not degrade generalisation",
                "the mean test error of the widest network is at most that of the first to fit,"
                    + " with and without noise",
                "%s; %s with noise".formatted(beyond(runs, 0), beyond(runs, 1)),
                doesNotRise(runs, 0) && doesNotRise(runs, 1)),
            new Verdict(
                "test error has a peak where networks begin to fit (double descent)",
                "with noise some width's mean test error is 0.03 above the lowest before it and"
                    + " above that of the widest",
                "%+.3f at %d units".formatted(bump.height(), widths.get(bump.at())),
                bump.height() >= 0.03),
            new Verdict(
                "label noise makes the peak",
                "that height is larger with noise than with true labels",
                "%+.3f against %+.3f".formatted(bump.height(), cleanBump.height()),
                bump.height() > cleanBump.height()),
            new Verdict(
                "over-parametrisation increases test error (the reading of the table of 1990)",
                "with true labels the widest network's mean test error is 0.02 above the lowest",
                "%+.3f".formatted(rise),
                rise >= 0.02)));
  }

  private String beyond(Runs runs, int noise) {
    OptionalInt first = threshold(runs, noise);
    return first.isEmpty()
        ? "none fits"
        : "%.3f at %d units, %.3f at the widest"
            .formatted(
                spread(runs, first.getAsInt(), noise, WidthSweep::testError).mean(),
                first.getAsInt(),
                widest(runs, noise));
  }

  private boolean doesNotRise(Runs runs, int noise) {
    OptionalInt first = threshold(runs, noise);
    return first.isPresent()
        && widest(runs, noise)
            <= spread(runs, first.getAsInt(), noise, WidthSweep::testError).mean();
  }

  private double widest(Runs runs, int noise) {
    return spread(runs, widths.get(widths.size() - 1), noise, WidthSweep::testError).mean();
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

  private double[] testErrors(Runs runs, int noise) {
    return widths.stream()
        .mapToDouble(width -> spread(runs, width, noise, WidthSweep::testError).mean())
        .toArray();
  }

  private Spread spread(Runs runs, int width, int noise, ToDoubleFunction<Run> value) {
    return Spread.of(of(runs, width, noise).stream().mapToDouble(value).toArray());
  }

  private List<Run> of(Runs runs, int width, int noise) {
    return Subject.of(runs, experiments(width, NOISE.get(noise)));
  }

  /** Parameters per training image. */
  double ratio(int width) {
    int values = 28 * 28 * (dataset.name().equals("mnist") ? 1 : 3);
    int classes = dataset.classes().size();
    return ((values + 1) * width + (width + 1) * classes) / (double) dataset.trainSize();
  }

  private static double trainError(Run run) {
    return 1 - run.last().trainAccuracy();
  }

  private static double testError(Run run) {
    return 1 - run.last().testAccuracy();
  }
}
