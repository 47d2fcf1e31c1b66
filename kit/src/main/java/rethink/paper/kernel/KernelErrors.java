package rethink.paper.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import rethink.plot.Axis;
import rethink.plot.Chart;
import rethink.plot.Line;
import rethink.plot.Panels;
import rethink.theory.kernel.PowerLaw;

/** Test errors of exact fits of true labels, drawn. */
final class KernelErrors {
  private static final int LEAST_FOR_A_LAW = 3;
  private final SolvedKernels exact;
  private final String suffix;

  /**
   * @param suffix of the charts' names
   */
  KernelErrors(SolvedKernels solved, String suffix) {
    exact = solved.where(s -> s.isExact() && s.isOfTrueLabels());
    this.suffix = suffix;
  }

  /** Against n, each with its law, and the paper's: a panel for each dataset. */
  Panels againstSizes() {
    return new Panels(
        "kernel-errors" + suffix,
        "Kernel machines that fit every label err the less, the more images they see",
        exact.datasets().stream().map(this::againstSizes).toList());
  }

  private Chart againstSizes(String dataset) {
    SolvedKernels here = on(dataset);
    List<Table3.Line> published =
        Table3.LINES.stream().filter(l -> l.dataset().equals(dataset) && !l.ridged()).toList();
    int end =
        Math.max(
            here.largest().orElseThrow(),
            published.stream().mapToInt(Table3.Line::n).max().orElse(0));
    Axis sizes = KernelAxes.ofSizes("training images, n", here, Solved::n);
    Chart chart =
        Chart.of(
            "kernel-errors-" + dataset + suffix,
            KernelAxes.DATASETS.get(dataset),
            sizes.between(sizes.min(), 1.25 * end),
            KernelAxes.of(KernelAxes.ERROR, here, Solved::testError));
    List<Line> laws = new ArrayList<>();
    for (String kernel : exact.kernels(dataset)) {
      SolvedKernels fits = exact.exact(dataset, kernel);
      chart = fits.drawn(chart, fits.family(), KernelAxes.title(fits), Solved::testError);
      if (fits.sizes().size() >= LEAST_FOR_A_LAW) {
        laws.add(law(fits, end));
      }
    }
    for (Line law : laws) {
      chart = chart.with(law);
    }
    if (!published.isEmpty()) {
      double[] x = published.stream().mapToDouble(Table3.Line::n).toArray();
      double[] y = published.stream().mapToDouble(Table3.Line::testError).toArray();
      chart = chart.with(Line.markers("paper", "paper", x, y));
    }
    return chart.captioned(KernelAxes.DATASETS.get(dataset) + ": " + here.describe());
  }

  /** The power law through the means, drawn on to a size. */
  private static Line law(SolvedKernels fits, int end) {
    double[] n = fits.sizes().stream().mapToDouble(size -> size).toArray();
    double[] errors =
        DoubleStream.of(n)
            .map(size -> fits.at((int) size).spread(Solved::testError).mean())
            .toArray();
    PowerLaw law = PowerLaw.of(n, errors);
    double[] x = DoubleStream.concat(DoubleStream.of(n), DoubleStream.of(end)).distinct().toArray();
    return Line.dashed(fits.family(), law.toString(), x, DoubleStream.of(x).map(law::at).toArray());
  }

  /** Of random convolutions against their filters, one line for each n. */
  Chart againstFilters(String dataset) {
    SolvedKernels nets = on(dataset).where(s -> s.family().equals("convolution"));
    Axis filters = KernelAxes.ofSizes("random filters", nets, Solved::number);
    Chart chart =
        Chart.of(
            "kernel-filters-" + dataset + suffix,
            "%s: what more random filters bring".formatted(KernelAxes.DATASETS.get(dataset)),
            filters.between(filters.min(), 1.25 * Table3.FILTERS),
            KernelAxes.of(KernelAxes.ERROR, nets, Solved::testError));
    for (int n : nets.sizes()) {
      String key = "n = %,d".formatted(n);
      chart = nets.at(n).drawn(chart, key, key, Solved::number, Solved::number, Solved::testError);
    }
    for (Table3.Line line : Table3.LINES) {
      if (line.dataset().equals(dataset) && line.family().equals("convolution") && !line.ridged()) {
        chart =
            chart.with(
                Line.markers(
                    "paper",
                    "paper, n = %,d".formatted(line.n()),
                    new double[] {Table3.FILTERS},
                    new double[] {line.testError()}));
      }
    }
    return chart.captioned("Exact fits. " + nets.describe());
  }

  /** Against norms, from the smallest n to the largest: a panel for each dataset. */
  Panels againstNorms() {
    return new Panels(
        "kernel-errors-norms" + suffix,
        "A smaller norm does not tell the better kernel",
        exact.datasets().stream().map(this::againstNorms).toList());
  }

  private Chart againstNorms(String dataset) {
    SolvedKernels here = on(dataset);
    Chart chart =
        Chart.of(
            "kernel-errors-norms-" + dataset + suffix,
            KernelAxes.DATASETS.get(dataset),
            KernelAxes.of(KernelAxes.NORM, here, Solved::norm),
            KernelAxes.of(KernelAxes.ERROR, here, Solved::testError));
    for (String kernel : exact.kernels(dataset)) {
      SolvedKernels fits = exact.exact(dataset, kernel);
      chart =
          fits.drawn(
              chart,
              fits.family(),
              KernelAxes.title(fits),
              Solved::n,
              Solved::norm,
              Solved::testError);
    }
    return chart.captioned("Exact fits of more and more images, from left to right.");
  }

  private SolvedKernels on(String dataset) {
    return exact.where(s -> s.dataset().equals(dataset));
  }
}
