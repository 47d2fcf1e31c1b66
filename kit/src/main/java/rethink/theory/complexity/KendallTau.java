package rethink.theory.complexity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.KendallsCorrelation;
import rethink.data.RandomStream;

/**
 * Kendall's rank correlation tau-b: 1 if two quantities order all pairs alike, -1 if oppositely.
 */
public final class KendallTau {
  private KendallTau() {}

  /** Of two lists; 0 where one of them is constant, which orders nothing. */
  public static double of(double[] x, double[] y) {
    double tau = new KendallsCorrelation().correlation(x, y);
    return Double.isNaN(tau) ? 0 : tau;
  }

  /**
   * Its values over resamples of whole groups with replacement (bootstrap). Equal streams draw
   * equal resamples, so that two measures can be compared resample by resample.
   *
   * @param groups the group of each pair of values, such as networks that differ in their seed
   *     alone
   */
  public static double[] resampled(
      double[] x, double[] y, int[] groups, int resamples, RandomStream random) {
    List<int[]> members =
        List.copyOf(
            IntStream.range(0, groups.length)
                .boxed()
                .collect(
                    Collectors.groupingBy(
                        i -> groups[i],
                        TreeMap::new,
                        Collectors.collectingAndThen(
                            Collectors.toList(), list -> list.stream().mapToInt(i -> i).toArray())))
                .values());
    return DoubleStream.generate(
            () -> {
              int[] drawn =
                  IntStream.range(0, members.size())
                      .mapToObj(i -> members.get(random.nextInt(members.size())))
                      .flatMapToInt(Arrays::stream)
                      .toArray();
              return of(at(x, drawn), at(y, drawn));
            })
        .limit(resamples)
        .toArray();
  }

  /**
   * The granulated coefficient (Jiang et al. 2019): tau among networks that differ in one
   * hyper-parameter alone, averaged over all such sets, then over the hyper-parameters.
   *
   * @param settings of each network, one number for each hyper-parameter
   * @param fixed a further number that has to agree within a set, such as the seed
   */
  public static double granulated(double[] x, double[] y, List<int[]> settings, long[] fixed) {
    return IntStream.range(0, settings.get(0).length)
        .mapToDouble(axis -> alongAxis(x, y, settings, fixed, axis))
        .average()
        .orElseThrow();
  }

  private static double alongAxis(
      double[] x, double[] y, List<int[]> settings, long[] fixed, int axis) {
    Map<String, List<Integer>> sets = new TreeMap<>();
    for (int i = 0; i < x.length; i++) {
      int[] others = settings.get(i).clone();
      others[axis] = 0;
      sets.computeIfAbsent(fixed[i] + Arrays.toString(others), key -> new ArrayList<>()).add(i);
    }
    return sets.values().stream()
        .map(set -> set.stream().mapToInt(i -> i).toArray())
        .mapToDouble(set -> of(at(x, set), at(y, set)))
        .average()
        .orElseThrow();
  }

  private static double[] at(double[] values, int[] positions) {
    return Arrays.stream(positions).mapToDouble(i -> values[i]).toArray();
  }
}
