package rethink.paper.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.DoubleStream;
import rethink.plot.Axis;
import rethink.plot.Band;
import rethink.plot.Chart;
import rethink.plot.Line;
import rethink.plot.Panels;

/**
 * What section 5 says of kernels, drawn for machines that were solved.
 *
 * @param suffix tells files apart: "" of those solved here, "-recorded" of those on the real data
 */
public record KernelCharts(SolvedKernels solved, String suffix) {
  private static final String SIZES = "training images, n";

  /** Of what was solved here. */
  public static KernelCharts of(SolvedKernels solved) {
    return new KernelCharts(solved, "");
  }

  /** Of what the kit ships. */
  public static KernelCharts recorded() {
    return new KernelCharts(SolvedKernels.recorded(), "-recorded");
  }

  /** Test errors of exact fits against n, each with its power law, and the paper's. */
  public Panels errors() {
    return new KernelErrors(solved, suffix).againstSizes();
  }

  /** Test errors of random convolutions against their number of filters. */
  public Chart filters(String dataset) {
    return new KernelErrors(solved, suffix).againstFilters(dataset);
  }

  /** Test errors of exact fits against their norms. */
  public Panels errorsAgainstNorms() {
    return new KernelErrors(solved, suffix).againstNorms();
  }

  /** Norms of exact fits of true and of random labels, a panel for each kernel. */
  public Panels norms() {
    return panels(
        "norms",
        "Random labels are fitted as exactly, at a larger norm",
        (dataset, kernel) -> {
          SolvedKernels random = solved.random(dataset, kernel);
          return random.isEmpty() ? List.of() : List.of(norms(dataset, kernel, random));
        });
  }

  private Chart norms(String dataset, String kernel, SolvedKernels random) {
    SolvedKernels exact = solved.exact(dataset, kernel);
    SolvedKernels both = exact.and(random);
    Chart chart =
        chart(
            "norms",
            dataset,
            exact,
            KernelAxes.ofSizes(SIZES, both, Solved::n),
            KernelAxes.of(KernelAxes.NORM, both, Solved::norm));
    chart = exact.drawn(chart, Solved.TRUE_LABELS, "true labels", Solved::norm);
    chart = random.drawn(chart, Solved.RANDOM_LABELS, "random labels", Solved::norm);
    return chart.captioned("One-hot targets. Random labels: " + random.describe());
  }

  /** What a ridge does to the test error, a panel for each kernel that was given one. */
  public Panels ridges() {
    return panels(
        "ridges",
        "What a ridge does to the test error (band: two standard errors)",
        (dataset, kernel) -> {
          SolvedKernels ridged = solved.ridged(dataset, kernel);
          return ridged.isEmpty() ? List.of() : List.of(ridges(dataset, kernel, ridged));
        });
  }

  private Chart ridges(String dataset, String kernel, SolvedKernels ridged) {
    SolvedKernels exact = solved.exact(dataset, kernel);
    Chart chart =
        chart(
            "ridges",
            dataset,
            exact,
            KernelAxes.ofSizes(SIZES, ridged, Solved::n),
            Axis.of("test error, relative to the exact fit's"));
    for (double ridge : ridged.ridges()) {
      String key = "ridge " + ridge;
      chart =
          ridged
              .where(s -> s.ridge() == ridge)
              .drawn(chart, key, key, s -> s.testError() / exact.like(s).testError());
    }
    double[] x = ridged.sizes().stream().mapToDouble(n -> n).toArray();
    double[] noise =
        DoubleStream.of(x)
            .map(n -> exact.at((int) n).spread(s -> 2 * s.standardError() / s.testError()).mean())
            .toArray();
    double[] low = DoubleStream.of(noise).map(v -> 1 - v).toArray();
    double[] high = DoubleStream.of(noise).map(v -> 1 + v).toArray();
    double[] one = DoubleStream.of(x).map(n -> 1).toArray();
    return chart
        .with(Line.dashed("exact", "exact", x, one))
        .with(new Band("exact", x, low, high))
        .captioned(KernelAxes.DATASETS.get(dataset) + ": " + ridged.describe());
  }

  private Panels panels(
      String name, String title, BiFunction<String, String, List<Chart>> ofKernel) {
    List<Chart> charts = new ArrayList<>();
    for (String dataset : solved.datasets()) {
      for (String kernel : solved.kernels(dataset)) {
        charts.addAll(ofKernel.apply(dataset, kernel));
      }
    }
    return new Panels("kernel-" + name + suffix, title, charts);
  }

  private Chart chart(String name, String dataset, SolvedKernels kernel, Axis x, Axis y) {
    return Chart.of(
        "kernel-%s-%s-%s%s".formatted(name, dataset, kernel.family(), suffix),
        KernelAxes.title(dataset, kernel),
        x,
        y);
  }
}
