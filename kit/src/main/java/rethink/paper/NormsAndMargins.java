package rethink.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import rethink.corrupt.RandomLabels;
import rethink.corrupt.TrueLabels;
import rethink.data.Dataset;
import rethink.model.Mlp;
import rethink.plot.Axis;
import rethink.plot.Bands;
import rethink.plot.Chart;
import rethink.plot.Line;
import rethink.plot.Panels;
import rethink.theory.complexity.BoxSharpness;
import rethink.theory.complexity.Margins;
import rethink.theory.complexity.MeasuredMlp;
import rethink.theory.complexity.Trainings;
import rethink.train.Experiment;
import tech.tablesaw.api.Table;

/**
 * Norms and margins of one MLP, trained to one loss on true, half random and random labels
 * (Bartlett, Foster and Telgarsky 2017; Neyshabur et al. 2017).
 *
 * @param nets for each level, one for each seed
 */
public record NormsAndMargins(
    Dataset dataset, Mlp model, List<Long> seeds, List<List<MeasuredMlp>> nets) {
  static final List<Double> LEVELS = List.of(0.0, 0.5, 1.0);
  private static final List<String> KEYS =
      List.of("true-labels", "partially-corrupted-labels", "random-labels");
  private static final List<String> TITLES = List.of("true labels", "half random", "random labels");
  private static final int GRID = 60;

  /** Trains and measures; seconds at quick scale. */
  public static NormsAndMargins measure(Scale scale) {
    Dataset data = Dataset.current();
    return scale == Scale.QUICK
        ? measure(data.first(400).testFirst(1_000), new Mlp(2, 128), scale.seeds())
        : measure(data.first(5_000), new Mlp(2, 512), scale.seeds());
  }

  static NormsAndMargins measure(Dataset data, Mlp model, List<Long> seeds) {
    List<Experiment> experiments = new ArrayList<>();
    for (double level : LEVELS) {
      for (long seed : seeds) {
        experiments.add(
            Experiment.of(model)
                .on(data)
                .with(level == 0 ? new TrueLabels() : new RandomLabels(level))
                .batch(32)
                .decay(1)
                .stopAtLoss(0.05)
                .seed(seed));
      }
    }
    BoxSharpness box = ComplexityFamily.BOX;
    List<MeasuredMlp> nets =
        Trainings.measure(
            "norms and margins",
            experiments,
            (experiment, trained) -> MeasuredMlp.of(experiment, trained, box));
    return new NormsAndMargins(
        data,
        model,
        seeds,
        IntStream.range(0, LEVELS.size())
            .mapToObj(i -> nets.subList(i * seeds.size(), (i + 1) * seeds.size()))
            .toList());
  }

  /** Distributions of margins, as outputs have them and normalised. */
  public Panels chart() {
    return Panels.of(
        "margins",
        "Margins tell true labels from random ones once they are normalised",
        margins("margins-raw", "margin of the outputs", MeasuredMlp::margins),
        margins("margins-normalised", "normalised margin", MeasuredMlp::normalisedMargins));
  }

  private Chart margins(String name, String x, Function<MeasuredMlp, Margins> margins) {
    double low = extreme(margins, 0.0, Math::min);
    double high = extreme(margins, 0.99, Math::max);
    double[] grid =
        IntStream.rangeClosed(0, GRID).mapToDouble(i -> low + (high - low) * i / GRID).toArray();
    Chart chart =
        Chart.of(
                name,
                x,
                Axis.of(x),
                Axis.of("share of images with a smaller one").between(0.0, 1.0))
            .captioned(
                "%s on %,d images of %s, trained to a loss of 0.05. %s"
                    .formatted(
                        model.name(),
                        dataset.trainSize(),
                        dataset.name(),
                        Bands.describe(seeds.size())));
    for (int i = 0; i < LEVELS.size(); i++) {
      List<Line> lines = new ArrayList<>();
      for (MeasuredMlp net : nets.get(i)) {
        Margins found = margins.apply(net);
        double[] shares = Arrays.stream(grid).map(found::shareUpTo).toArray();
        lines.add(Line.solid(KEYS.get(i), TITLES.get(i), grid, shares));
      }
      chart = chart.with(Bands.of(lines));
    }
    return chart;
  }

  private double extreme(
      Function<MeasuredMlp, Margins> margins,
      double share,
      java.util.function.DoubleBinaryOperator choice) {
    return nets.stream()
        .flatMap(List::stream)
        .mapToDouble(net -> margins.apply(net).quantile(share))
        .reduce(choice)
        .orElseThrow();
  }

  /** Norms, margins and what training took, for each share of random labels. */
  public Table table() {
    Rows rows =
        new Rows("Norms and margins", "measure", TITLES.get(0), TITLES.get(1), TITLES.get(2));
    row(rows, "training loss", "%.3f", net -> net.last().trainLoss());
    row(rows, "steps", "%.0f", net -> net.last().steps());
    row(rows, "gap of accuracy", "%.2f", MeasuredMlp::gap);
    row(rows, "Frobenius norm", "%.1f", net -> net.norms().frobenius());
    row(rows, "distance from the start", "%.1f", net -> net.norms().distance());
    row(rows, "product of spectral norms", "%.0f", net -> net.norms().spectral());
    row(rows, "path norm", "%.2e", net -> net.norms().path());
    row(rows, "spectral complexity", "%.0f", net -> net.norms().complexity());
    row(rows, "median margin", "%.2f", net -> net.margins().quantile(0.5));
    row(rows, "median normalised margin", "%.2e", NormsAndMargins::medianNormalised);
    return rows.table();
  }

  private void row(Rows rows, String title, String format, ToDoubleFunction<MeasuredMlp> value) {
    rows.add(
        title,
        spread(0, value).toString(format),
        spread(1, value).toString(format),
        spread(2, value).toString(format));
  }

  private Spread spread(int level, ToDoubleFunction<MeasuredMlp> value) {
    return Spread.of(nets.get(level).stream().mapToDouble(value).toArray());
  }

  static double medianNormalised(MeasuredMlp net) {
    return net.normalisedMargins().quantile(0.5);
  }

  /** In how many seeds a number falls from each share of random labels to the next. */
  long seedsWhereFalling(ToDoubleFunction<MeasuredMlp> value) {
    return IntStream.range(0, seeds.size())
        .filter(
            seed ->
                IntStream.range(1, LEVELS.size())
                    .allMatch(
                        level ->
                            value.applyAsDouble(nets.get(level).get(seed))
                                < value.applyAsDouble(nets.get(level - 1).get(seed))))
        .count();
  }
}
