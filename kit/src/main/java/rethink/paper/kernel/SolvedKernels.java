package rethink.paper.kernel;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import rethink.paper.Spread;
import rethink.plot.Band;
import rethink.plot.Bands;
import rethink.plot.Chart;
import rethink.plot.Line;
import rethink.theory.kernel.KernelRun;

/** Kernel machines that were solved, to choose among and to draw. */
public record SolvedKernels(List<Solved> all) {
  public SolvedKernels {
    all = List.copyOf(all);
  }

  /** Those on the real data that the kit ships. */
  public static SolvedKernels recorded() {
    return new SolvedKernels(
        KernelRun.recorded().stream().filter(run -> !run.heldOut()).map(Solved::of).toList());
  }

  SolvedKernels and(SolvedKernels more) {
    return new SolvedKernels(Stream.concat(all.stream(), more.all.stream()).toList());
  }

  SolvedKernels where(Predicate<Solved> wanted) {
    return new SolvedKernels(all.stream().filter(wanted).toList());
  }

  /** Exact fits of true labels. */
  SolvedKernels exact(String dataset, String kernel) {
    return of(dataset, kernel).where(s -> s.isExact() && s.isOfTrueLabels());
  }

  /** Exact fits of random labels. */
  SolvedKernels random(String dataset, String kernel) {
    return of(dataset, kernel).where(s -> s.corruption().equals(Solved.RANDOM_LABELS));
  }

  /** Fits of true labels with a ridge. */
  SolvedKernels ridged(String dataset, String kernel) {
    return of(dataset, kernel).where(s -> !s.isExact() && s.isOfTrueLabels());
  }

  private SolvedKernels of(String dataset, String kernel) {
    return where(s -> s.dataset().equals(dataset) && s.kernel().equals(kernel));
  }

  /** Of each family the kernel that was solved most often, and of several that of most filters. */
  List<String> kernels(String dataset) {
    return Stream.of("gaussian", "gabor", "convolution")
        .flatMap(
            family ->
                where(s -> s.dataset().equals(dataset) && s.family().equals(family)).all.stream()
                    .max(
                        Comparator.<Solved>comparingInt(
                                s -> exact(dataset, s.kernel()).all().size())
                            .thenComparingDouble(Solved::number))
                    .stream())
        .map(Solved::kernel)
        .toList();
  }

  List<String> datasets() {
    return all.stream().map(Solved::dataset).distinct().toList();
  }

  /** In ascending order. */
  List<Integer> sizes() {
    return all.stream().map(Solved::n).distinct().sorted().toList();
  }

  OptionalInt largest() {
    return all.stream().mapToInt(Solved::n).max();
  }

  List<Double> ridges() {
    return all.stream().map(Solved::ridge).distinct().sorted().toList();
  }

  /** That of the same n and seed. */
  Solved like(Solved other) {
    return all.stream()
        .filter(s -> s.n() == other.n() && s.seed() == other.seed())
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("nothing is like " + other));
  }

  String family() {
    return all.get(0).family();
  }

  /** What lines and bands stand for, and what was tested on, as sentences of a caption. */
  String describe() {
    LongSummaryStatistics seeds =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    s -> List.of(s.dataset(), s.corruption(), s.kernel(), s.n(), s.ridge()),
                    Collectors.counting()))
            .values()
            .stream()
            .mapToLong(count -> count)
            .summaryStatistics();
    String spread =
        seeds.getMax() == 1
            ? all.stream().anyMatch(Solved::isDrawn)
                ? Bands.describe(1)
                : "Nothing random, so one solve each."
            : seeds.getMin() == seeds.getMax()
                ? Bands.describe((int) seeds.getMax())
                : "Mean of %d seeds with a band from the smallest to the largest, or of one solve."
                    .formatted(seeds.getMax());
    String tested =
        all.stream()
            .map(Solved::testImages)
            .filter(images -> images > 0)
            .distinct()
            .sorted()
            .map("%,d"::formatted)
            .collect(Collectors.joining(" or "));
    return tested.isEmpty() ? spread : spread + " " + tested + " test images.";
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  SolvedKernels at(int n) {
    return where(s -> s.n() == n);
  }

  /** Over seeds. */
  Spread spread(ToDoubleFunction<Solved> value) {
    return Spread.of(all.stream().mapToDouble(value).toArray());
  }

  /** The mean over seeds at each n, and a band from the smallest to the largest. */
  Chart drawn(Chart chart, String key, String label, ToDoubleFunction<Solved> y) {
    return drawn(chart, key, label, Solved::n, Solved::n, y);
  }

  /** The same for groups of another kind, each at the mean of its x. */
  Chart drawn(
      Chart chart,
      String key,
      String label,
      ToDoubleFunction<Solved> group,
      ToDoubleFunction<Solved> x,
      ToDoubleFunction<Solved> y) {
    Map<Double, List<Solved>> groups =
        all.stream()
            .collect(
                Collectors.groupingBy(group::applyAsDouble, TreeMap::new, Collectors.toList()));
    double[] at = of(groups, x, values -> values.average().orElseThrow());
    double[] mean = of(groups, y, values -> values.average().orElseThrow());
    double[] low = of(groups, y, values -> values.min().orElseThrow());
    double[] high = of(groups, y, values -> values.max().orElseThrow());
    Chart drawn = chart.with(Line.solid(key, label, at, mean));
    return Arrays.equals(low, high) ? drawn : drawn.with(new Band(key, at, low, high));
  }

  private static double[] of(
      Map<Double, List<Solved>> groups,
      ToDoubleFunction<Solved> value,
      ToDoubleFunction<DoubleStream> summary) {
    return groups.values().stream()
        .mapToDouble(group -> summary.applyAsDouble(group.stream().mapToDouble(value)))
        .toArray();
  }
}
