package rethink.paper.complexity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import rethink.data.Dataset;
import rethink.model.Mlp;
import rethink.paper.Rows;
import rethink.paper.Scale;
import rethink.paper.Spread;
import rethink.plot.Axis;
import rethink.plot.Bands;
import rethink.plot.Chart;
import rethink.plot.Line;
import rethink.theory.complexity.Rescaled;
import rethink.theory.complexity.Trainings;
import rethink.train.Experiment;
import rethink.train.Trained;
import tech.tablesaw.api.Table;

/**
 * Sharpness of minima found with small and large batches (Keskar et al. 2016), and of the same
 * functions with rescaled weights (Dinh et al. 2017).
 *
 * @param minima for each batch, one for each seed
 */
public record SharpMinima(
    Dataset dataset, List<Integer> batches, List<Long> seeds, List<List<Minimum>> minima) {
  /** Powers of two, by which a rescaling is exact. */
  static final List<Double> ALPHAS = List.of(1.0, 4.0, 16.0, 64.0, 256.0, 1024.0);

  private static final Mlp MODEL = new Mlp(2, 64);

  /**
   * One network.
   *
   * @param rescaled by each of the factors, the first of which is 1
   */
  record Minimum(double trainLoss, double testError, long steps, List<Rescaled> rescaled) {

    static Minimum of(Trained trained) {
      return new Minimum(
          trained.last().trainLoss(),
          1 - trained.last().testAccuracy(),
          trained.last().steps(),
          Rescaled.of(trained, ComplexityFamily.BOX, ALPHAS));
    }

    double sharpness() {
      return rescaled.get(0).sharpness();
    }

    Rescaled last() {
      return rescaled.get(rescaled.size() - 1);
    }
  }

  /** Trains and measures; seconds at quick scale. */
  public static SharpMinima measure(Scale scale) {
    Dataset data = Dataset.current();
    return measure(
        data.first(scale.choose(32, 400, 5_000))
            .testFirst(scale.choose(32, 2_000, data.testSize())),
        List.of(16, scale.choose(32, 256, 1024)),
        scale.seeds());
  }

  static SharpMinima measure(Dataset data, List<Integer> batches, List<Long> seeds) {
    List<Experiment> experiments = new ArrayList<>();
    for (int batch : batches) {
      for (long seed : seeds) {
        experiments.add(
            Experiment.of(MODEL)
                .on(data)
                .batch(batch)
                .decay(1)
                .stopAtLoss(0.05)
                .epochs(1_000)
                .seed(seed));
      }
    }
    List<Minimum> minima =
        Trainings.measure("sharpness", experiments, (experiment, trained) -> Minimum.of(trained));
    return new SharpMinima(
        data,
        batches,
        seeds,
        IntStream.range(0, batches.size())
            .mapToObj(i -> minima.subList(i * seeds.size(), (i + 1) * seeds.size()))
            .toList());
  }

  /** Sharpness against the factor. */
  public Chart chart() {
    Chart chart =
        Chart.of(
                "sharpness-rescaled",
                "The same function, as sharp as one likes",
                Axis.log("factor on the first layer; the second is divided by it"),
                Axis.log("sharpness, %"))
            .captioned(
                "%s on %,d images of %s, trained to a loss of 0.05. %s"
                    .formatted(
                        MODEL.name(),
                        dataset.trainSize(),
                        dataset.name(),
                        Bands.describe(seeds.size())));
    double[] x = ALPHAS.stream().mapToDouble(alpha -> alpha).toArray();
    for (int i = 0; i < batches.size(); i++) {
      String title = "batches of " + batches.get(i);
      chart =
          chart.with(
              Bands.of(
                  minima.get(i).stream()
                      .map(
                          minimum ->
                              Line.solid(
                                  title,
                                  title,
                                  x,
                                  minimum.rescaled().stream()
                                      .mapToDouble(Rescaled::sharpness)
                                      .toArray()))
                      .toList()));
    }
    return chart;
  }

  /** Each batch size, before and after rescaling. */
  public Table table() {
    Rows rows =
        new Rows(
            "Sharpness",
            "batch",
            "steps",
            "training loss",
            "test error",
            "sharpness, %",
            "rescaled by 1,024, %",
            "outputs differ by");
    for (int i = 0; i < batches.size(); i++) {
      rows.add(
          "" + batches.get(i),
          spread(i, Minimum::steps).toString("%.0f"),
          spread(i, Minimum::trainLoss).toString("%.3f"),
          spread(i, Minimum::testError).toString("%.3f"),
          spread(i, Minimum::sharpness).toString("%.0f"),
          spread(i, minimum -> minimum.last().sharpness()).toString("%.1e"),
          "%.0e".formatted(largestDifference(i)));
    }
    return rows.table();
  }

  private Spread spread(int batch, ToDoubleFunction<Minimum> value) {
    return Spread.of(minima.get(batch).stream().mapToDouble(value).toArray());
  }

  private double largestDifference(int batch) {
    return minima.get(batch).stream()
        .mapToDouble(minimum -> minimum.last().difference())
        .max()
        .orElseThrow();
  }

  /** The largest difference of any output after rescaling. */
  double largestDifference() {
    return IntStream.range(0, batches.size())
        .mapToDouble(this::largestDifference)
        .max()
        .orElseThrow();
  }

  /** The least factor by which the largest rescaling raises sharpness. */
  double leastRise() {
    return minima.stream()
        .flatMap(List::stream)
        .mapToDouble(minimum -> minimum.last().sharpness() / minimum.sharpness())
        .min()
        .orElseThrow();
  }

  /** In how many seeds the largest batch ends sharper than the smallest. */
  long seedsWhereLargeBatchIsSharper() {
    List<Minimum> small = minima.get(0);
    List<Minimum> large = minima.get(minima.size() - 1);
    return IntStream.range(0, seeds.size())
        .filter(seed -> large.get(seed).sharpness() > small.get(seed).sharpness())
        .count();
  }
}
