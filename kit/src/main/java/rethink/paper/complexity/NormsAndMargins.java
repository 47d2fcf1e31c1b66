package rethink.paper.complexity;

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
import rethink.paper.Rows;
import rethink.paper.Scale;
import rethink.paper.Spread;
import rethink.plot.Axis;
import rethink.plot.Bands;
import rethink.plot.Chart;
import rethink.plot.Line;
import rethink.plot.Panels;
import rethink.theory.complexity.Margins;
import rethink.theory.complexity.MeasuredMlp;
import rethink.theory.complexity.Trainings;
import rethink.train.Experiment;
import tech.tablesaw.api.Table;

/**
 * Norms and margins of one MLP, trained to one loss on true, half random and random labels of ever
 * more images (Bartlett, Foster and Telgarsky 2017; Neyshabur et al. 2017).
 *
 * @param sizes numbers of images, ascending
 * @param nets by size, then by level, then by seed
 */
public record NormsAndMargins(
    Dataset dataset, Mlp model, List<Integer> sizes, List<Long> seeds, List<MeasuredMlp> nets) {

  /** The share of labels that are random. */
  enum Level {
    TRUE("true-labels", "true labels", 0),
    HALF("partially-corrupted-labels", "half random", 0.5),
    RANDOM("random-labels", "random labels", 1);

    private final String key;
    private final String title;
    private final double share;

    Level(String key, String title, double share) {
      this.key = key;
      this.title = title;
      this.share = share;
    }
  }

  private static final int GRID = 60;

  /** Trains and measures; seconds at quick scale. */
  public static NormsAndMargins measure(Scale scale) {
    Dataset data = Dataset.current().testFirst(scale.choose(50, 2_000, 2_000));
    return measure(
        data,
        new Mlp(2, scale.choose(64, 64, 512)),
        scale.choose(List.of(20, 40), List.of(100, 400, 1_600), List.of(500, 2_000, 8_000)),
        scale.seeds());
  }

  static NormsAndMargins measure(Dataset data, Mlp model, List<Integer> sizes, List<Long> seeds) {
    List<Experiment> experiments = new ArrayList<>();
    for (int n : sizes) {
      for (Level level : Level.values()) {
        for (long seed : seeds) {
          experiments.add(
              Experiment.of(model)
                  .on(data.first(n))
                  .with(level.share == 0 ? new TrueLabels() : new RandomLabels(level.share))
                  .batch(32)
                  .decay(1)
                  .stopAtLoss(0.05)
                  .seed(seed));
        }
      }
    }
    return new NormsAndMargins(
        data,
        model,
        sizes,
        seeds,
        Trainings.measure("norms and margins", experiments, MeasuredMlp::of));
  }

  /** The networks of one size and level, one for each seed. */
  private List<MeasuredMlp> of(int n, Level level) {
    int from = (sizes.indexOf(n) * Level.values().length + level.ordinal()) * seeds.size();
    return nets.subList(from, from + seeds.size());
  }

  private int most() {
    return sizes.get(sizes.size() - 1);
  }

  /** Distributions of margins at the largest size, as outputs have them and normalised. */
  public Panels margins() {
    return Panels.of(
        "margins",
        "Margins on true and on random labels",
        margins("margins-raw", "margin of the outputs", MeasuredMlp::margins),
        margins(
            "margins-normalised",
            "normalised margin x 1,000",
            net -> net.normalisedMargins().dividedBy(1e-3)));
  }

  private Chart margins(String name, String x, Function<MeasuredMlp, Margins> margins) {
    double[] ends =
        Arrays.stream(Level.values())
            .flatMap(level -> of(most(), level).stream())
            .map(margins)
            .flatMapToDouble(m -> Arrays.stream(new double[] {m.quantile(0), m.quantile(0.99)}))
            .sorted()
            .toArray();
    double width = ends[ends.length - 1] - ends[0];
    double[] grid =
        IntStream.rangeClosed(0, GRID).mapToDouble(i -> ends[0] + width * i / GRID).toArray();
    Chart chart =
        Chart.of(
                name,
                x,
                Axis.of(x),
                Axis.of("share of images with a smaller one").between(0.0, 1.0))
            .captioned("n = %,d. %s".formatted(most(), describe()));
    for (Level level : Level.values()) {
      chart =
          chart.with(
              Bands.of(
                  of(most(), level).stream()
                      .map(margins)
                      .map(
                          found ->
                              Line.solid(
                                  level.key,
                                  level.title,
                                  grid,
                                  Arrays.stream(grid).map(found::shareUpTo).toArray()))
                      .toList()));
    }
    return chart;
  }

  /** Spectral complexity and median normalised margin against the number of images. */
  public Panels growth() {
    return Panels.of(
        "norms",
        "What random labels cost grows with their number",
        growth("norms-complexity", "spectral complexity", net -> net.norms().complexity()),
        growth(
            "norms-margin",
            "median normalised margin x 1,000",
            net -> 1_000 * medianNormalised(net)));
  }

  private Chart growth(String name, String y, ToDoubleFunction<MeasuredMlp> value) {
    Chart chart =
        Chart.of(name, y, Axis.log("images, n"), Axis.of(y).between(0.0, null))
            .captioned(describe());
    double[] x = sizes.stream().mapToDouble(n -> n).toArray();
    for (Level level : Level.values()) {
      List<Line> lines = new ArrayList<>();
      for (int seed = 0; seed < seeds.size(); seed++) {
        int number = seed;
        double[] values =
            sizes.stream()
                .mapToDouble(n -> value.applyAsDouble(of(n, level).get(number)))
                .toArray();
        lines.add(Line.solid(level.key, level.title, x, values));
      }
      chart = chart.with(Bands.of(lines));
    }
    return chart;
  }

  private String describe() {
    return "%s on %s, trained to a loss of 0.05. %s"
        .formatted(model.name(), dataset.name(), Bands.describe(seeds.size()));
  }

  /** Norms, margins and what training took at the largest size, for each share of random labels. */
  public Table table() {
    Rows rows =
        new Rows(
            "Norms and margins",
            "n = %,d".formatted(most()),
            Level.TRUE.title,
            Level.HALF.title,
            Level.RANDOM.title);
    row(rows, "training loss", "%.3f", net -> net.last().trainLoss());
    row(rows, "steps", "%.0f", net -> net.last().steps());
    row(rows, "gap of accuracy", "%.2f", MeasuredMlp::gap);
    row(rows, "Frobenius norm", "%.1f", net -> net.norms().frobenius());
    row(rows, "distance from the start", "%.1f", net -> net.norms().distance());
    row(rows, "product of spectral norms", "%.1f", net -> net.norms().spectral());
    row(rows, "path norm / 1,000", "%.1f", net -> net.norms().path() / 1_000);
    row(rows, "spectral complexity", "%.0f", net -> net.norms().complexity());
    row(rows, "median margin", "%.2f", net -> net.margins().quantile(0.5));
    row(rows, "median normalised margin x 1,000", "%.3f", net -> 1_000 * medianNormalised(net));
    return rows.table();
  }

  private void row(Rows rows, String title, String format, ToDoubleFunction<MeasuredMlp> value) {
    List<String> cells = new ArrayList<>(List.of(title));
    for (Level level : Level.values()) {
      double[] values = of(most(), level).stream().mapToDouble(value).toArray();
      cells.add(Spread.of(values).toString(format));
    }
    rows.add(cells.toArray(String[]::new));
  }

  static double medianNormalised(MeasuredMlp net) {
    return net.normalisedMargins().quantile(0.5);
  }

  /** In how many seeds a number falls from true to half random to random labels, at a size. */
  long seedsWhereFalling(int n, ToDoubleFunction<MeasuredMlp> value) {
    return IntStream.range(0, seeds.size())
        .filter(
            seed -> {
              double[] values =
                  Arrays.stream(Level.values())
                      .mapToDouble(level -> value.applyAsDouble(of(n, level).get(seed)))
                      .toArray();
              return values[2] < values[1] && values[1] < values[0];
            })
        .count();
  }

  /** The same at each size, as text: "0 of 3 at 100, 3 of 3 at 400". */
  String falling(ToDoubleFunction<MeasuredMlp> value) {
    return String.join(
        ", ",
        sizes.stream()
            .map(n -> "%d of %d at %,d".formatted(seedsWhereFalling(n, value), seeds.size(), n))
            .toList());
  }

  /** Whether it falls in every seed at the largest size. */
  boolean falls(ToDoubleFunction<MeasuredMlp> value) {
    return seedsWhereFalling(most(), value) == seeds.size();
  }
}
