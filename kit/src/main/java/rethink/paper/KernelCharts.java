package rethink.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import rethink.plot.Axis;
import rethink.plot.Chart;
import rethink.plot.Line;
import rethink.plot.Panels;
import rethink.theory.kernel.PowerLaw;

/**
 * What section 5 says of kernels, drawn for machines that were solved: a panel for each of their
 * datasets or kernels.
 *
 * @param suffix tells files apart: "" of those solved here, "-recorded" of those on the real data
 */
public record KernelCharts(SolvedKernels solved, String suffix) {
  static final Map<String, String> DATASETS =
      Map.of("mnist", "MNIST", "cifar10", "CIFAR-10", "shapes", "shapes");
  static final Map<String, String> FAMILIES =
      Map.of(
          "gaussian", "Gaussian on pixels",
          "gabor", "Gaussian on Gabor energies",
          "convolution", "random convolution");
  private static final int LEAST_FOR_A_LAW = 3;
  private static final Axis SIZE = Axis.log("training images, n");
  private static final Axis ERROR = Axis.log("test error");
  private static final Axis NORM = Axis.log("norm in the kernel's space");

  /** Of what was solved here. */
  public static KernelCharts of(SolvedKernels solved) {
    return new KernelCharts(solved, "");
  }

  /** Of what the kit ships. */
  public static KernelCharts recorded() {
    return new KernelCharts(SolvedKernels.recorded(), "-recorded");
  }

  /** Test errors of exact fits against n, each with its law, and the paper's. */
  public Panels errors() {
    List<Chart> charts = new ArrayList<>();
    for (String dataset : solved.datasets()) {
      Chart chart = chart("errors-" + dataset, DATASETS.get(dataset), SIZE, ERROR);
      List<Line> quiet = new ArrayList<>();
      for (String kernel : solved.kernels(dataset)) {
        SolvedKernels exact = solved.exact(dataset, kernel);
        String key = exact.family();
        chart = exact.drawn(chart, key, title(exact), Solved::testError);
        Optional<Table3.Line> published = Table3.line(dataset, key);
        if (exact.sizes().size() >= LEAST_FOR_A_LAW) {
          quiet.add(law(exact, published.map(Table3.Line::n).orElse(0)));
        }
        published.ifPresent(line -> quiet.add(published(line, line.n())));
      }
      for (Line line : quiet) {
        chart = chart.with(line);
      }
      SolvedKernels shown =
          solved.where(s -> s.isExact() && s.isOfTrueLabels() && s.dataset().equals(dataset));
      charts.add(chart.captioned("%s: %s".formatted(DATASETS.get(dataset), shown.describe())));
    }
    return panels("errors", "Fits of every label err the less the more images they see", charts);
  }

  /** The power law through the means, drawn on to the paper's size. */
  private static Line law(SolvedKernels exact, int published) {
    double[] n = exact.sizes().stream().mapToDouble(size -> size).toArray();
    double[] errors =
        exact.sizes().stream()
            .mapToDouble(size -> exact.at(size).spread(Solved::testError).mean())
            .toArray();
    PowerLaw law = PowerLaw.of(n, errors);
    double[] x =
        DoubleStream.concat(DoubleStream.of(n), DoubleStream.of(published))
            .filter(size -> size > 0)
            .distinct()
            .sorted()
            .toArray();
    double[] y = DoubleStream.of(x).map(law::at).toArray();
    return Line.dashed(exact.family(), law.toString(), x, y);
  }

  private static Line published(Table3.Line line, double x) {
    return Line.markers(line.family(), "paper", new double[] {x}, new double[] {line.testError()});
  }

  /** Norms of exact fits of true and of random labels, a panel for each kernel. */
  public Panels norms() {
    List<Chart> charts = new ArrayList<>();
    for (String dataset : solved.datasets()) {
      for (String kernel : solved.kernels(dataset)) {
        SolvedKernels random = solved.random(dataset, kernel);
        if (random.isEmpty()) {
          continue;
        }
        SolvedKernels exact = solved.exact(dataset, kernel);
        String title = DATASETS.get(dataset) + ", " + title(exact);
        Chart chart = chart("norms-" + dataset + "-" + exact.family(), title, SIZE, NORM);
        chart = exact.drawn(chart, Solved.TRUE_LABELS, "true labels", Solved::norm);
        chart = random.drawn(chart, Solved.RANDOM_LABELS, "random labels", Solved::norm);
        charts.add(chart.captioned(random.describe()));
      }
    }
    return panels("norms", "Random labels are fitted as exactly, at a larger norm", charts);
  }

  /** What a ridge adds to the test error, a panel for each kernel that was given one. */
  public Panels ridges() {
    List<Chart> charts = new ArrayList<>();
    for (String dataset : solved.datasets()) {
      for (String kernel : solved.kernels(dataset)) {
        SolvedKernels ridged = solved.ridged(dataset, kernel);
        if (ridged.isEmpty()) {
          continue;
        }
        SolvedKernels exact = solved.exact(dataset, kernel);
        Chart chart =
            chart(
                "ridges-" + dataset + "-" + exact.family(),
                DATASETS.get(dataset) + ", " + title(exact),
                SIZE,
                Axis.of("test error, ratio to the exact fit's"));
        for (double ridge : ridged.ridges()) {
          SolvedKernels these = ridged.where(s -> s.ridge() == ridge);
          chart =
              these.drawn(
                  chart,
                  "ridge " + ridge,
                  "ridge " + ridge,
                  s -> s.testError() / exact.like(s).testError());
        }
        double[] x = ridged.sizes().stream().mapToDouble(n -> n).toArray();
        double[] one = DoubleStream.of(x).map(n -> 1).toArray();
        charts.add(chart.with(Line.dashed("exact", "exact", x, one)).captioned(ridged.describe()));
      }
    }
    return panels("ridges", "A ridge changes little", charts);
  }

  /** Test errors of random convolutions against their filters, one line for each n. */
  public Chart filters(String dataset) {
    SolvedKernels nets =
        solved.where(
            s ->
                s.isExact()
                    && s.isOfTrueLabels()
                    && s.dataset().equals(dataset)
                    && s.family().equals("convolution"));
    Chart chart =
        chart(
            "filters-" + dataset,
            "%s: random convolutions of more filters err less".formatted(DATASETS.get(dataset)),
            Axis.log("random filters"),
            ERROR);
    for (int n : nets.sizes()) {
      String key = "n = %,d".formatted(n);
      chart = nets.at(n).drawn(chart, key, key, Solved::number, Solved::number, Solved::testError);
    }
    Optional<Table3.Line> published = Table3.line(dataset, "convolution");
    if (published.isPresent()) {
      chart = chart.with(published(published.get(), Table3.FILTERS));
    }
    return chart.captioned(nets.describe() + " The paper's point is at n = 50,000.");
  }

  /** Test error against norm, from small n to large, one line for each kernel. */
  public Panels errorsAgainstNorms() {
    List<Chart> charts = new ArrayList<>();
    for (String dataset : solved.datasets()) {
      Chart chart = chart("errors-norms-" + dataset, DATASETS.get(dataset), NORM, ERROR);
      for (String kernel : solved.kernels(dataset)) {
        SolvedKernels exact = solved.exact(dataset, kernel);
        chart =
            exact.drawn(
                chart, exact.family(), title(exact), Solved::n, Solved::norm, Solved::testError);
      }
      charts.add(chart.captioned("From the smallest n, at the left, to the largest."));
    }
    return panels("errors-norms", "Of two kernels, that of larger norm may err less", charts);
  }

  private static String title(SolvedKernels kernel) {
    Solved first = kernel.all().get(0);
    return first.family().equals("convolution")
        ? "%,.0f random filters".formatted(first.number())
        : FAMILIES.get(first.family());
  }

  private Chart chart(String name, String title, Axis x, Axis y) {
    return Chart.of("kernel-" + name + suffix, title, x, y);
  }

  private Panels panels(String name, String title, List<Chart> charts) {
    return new Panels("kernel-" + name + suffix, title, charts);
  }
}
