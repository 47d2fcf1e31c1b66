package rethink.plot;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The mean of several runs and the spread around it: smallest to largest for fewer than five seeds,
 * mean plus and minus one (sample) standard deviation from five on.
 *
 * <p>Runs are aligned by x value and interpolated linearly between their points. A run that ended
 * before the longest keeps its last value; the chart begins where the last of the runs begins.
 *
 * @param seeds number of runs
 * @param held whether a run ended early and kept its last value
 */
public record Bands(Line mean, Band band, int seeds, boolean held) {
  private static final int ENOUGH_FOR_DEVIATION = 5;

  /** Runs of one condition, one line per seed, all with the key and label of the first. */
  public static Bands of(List<Line> runs) {
    if (runs.isEmpty() || runs.stream().anyMatch(run -> run.size() == 0)) {
      throw new IllegalArgumentException(
          "%d runs, some without points; give at least one run and one point each"
              .formatted(runs.size()));
    }
    runs.forEach(Bands::checkAscending);
    double start = runs.stream().mapToDouble(run -> run.x()[0]).max().orElseThrow();
    double[] grid =
        runs.stream()
            .flatMapToDouble(run -> Arrays.stream(run.x()))
            .filter(x -> x >= start)
            .sorted()
            .distinct()
            .toArray();
    double[][] values = runs.stream().map(run -> valuesAt(grid, run)).toArray(double[][]::new);
    double[] mean = new double[grid.length];
    double[] low = new double[grid.length];
    double[] high = new double[grid.length];
    for (int i = 0; i < grid.length; i++) {
      int at = i;
      double[] column = Arrays.stream(values).mapToDouble(run -> run[at]).toArray();
      mean[i] = DoubleStream.of(column).average().orElseThrow();
      double deviation = deviation(column, mean[i]);
      boolean enough = column.length >= ENOUGH_FOR_DEVIATION;
      low[i] = enough ? mean[i] - deviation : DoubleStream.of(column).min().orElseThrow();
      high[i] = enough ? mean[i] + deviation : DoubleStream.of(column).max().orElseThrow();
    }
    Line first = runs.get(0);
    double end = grid[grid.length - 1];
    boolean held = runs.stream().anyMatch(run -> run.x()[run.size() - 1] < end);
    return new Bands(
        new Line(first.key(), first.label(), grid, mean, first.style()),
        new Band(first.key(), grid, low, high),
        runs.size(),
        held);
  }

  /** What line and band mean for this many seeds, as a sentence for a caption. */
  public static String describe(int seeds) {
    if (seeds == 1) {
      return "One seed.";
    }
    return seeds < ENOUGH_FOR_DEVIATION
        ? "Mean of %d seeds; bands from the smallest to the largest.".formatted(seeds)
        : "Mean of %d seeds; bands of one standard deviation to each side.".formatted(seeds);
  }

  /** The sentence for these runs, with a word on early ends where there were any. */
  public String describe() {
    return describe(seeds) + (held ? " Runs that ended early keep their last value." : "");
  }

  private static void checkAscending(Line run) {
    double[] x = run.x();
    for (int i = 1; i < x.length; i++) {
      if (!(x[i - 1] < x[i])) {
        throw new IllegalArgumentException(
            "run \"%s\" goes from x = %s to %s; sort its points by x, each x once"
                .formatted(run.label(), x[i - 1], x[i]));
      }
    }
  }

  private static double[] valuesAt(double[] grid, Line run) {
    double[] x = run.x();
    double[] y = run.y();
    double[] values = new double[grid.length];
    for (int i = 0; i < grid.length; i++) {
      int found = Arrays.binarySearch(x, grid[i]);
      int next = found >= 0 ? found : -found - 1;
      if (next == x.length) {
        values[i] = y[x.length - 1];
      } else if (found >= 0) {
        values[i] = y[found];
      } else {
        double share = (grid[i] - x[next - 1]) / (x[next] - x[next - 1]);
        values[i] = y[next - 1] + share * (y[next] - y[next - 1]);
      }
    }
    return values;
  }

  private static double deviation(double[] values, double mean) {
    double squares = DoubleStream.of(values).map(v -> (v - mean) * (v - mean)).sum();
    return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
  }
}
