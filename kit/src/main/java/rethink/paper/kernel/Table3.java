package rethink.paper.kernel;

import java.util.Comparator;
import java.util.List;
import rethink.paper.Rows;
import rethink.paper.Spread;
import rethink.theory.kernel.KernelRun;
import tech.tablesaw.api.Table;

/** Table 3: what exact fits by kernels err, in the paper and as recorded at the largest sizes. */
public final class Table3 {
  /** The paper's lines; it does not say which norm it lists, nor its bandwidths. */
  static final List<Line> LINES =
      List.of(
          new Line("mnist", "gaussian", false, 60_000, 0.012, 220),
          new Line("mnist", "gabor", false, 60_000, 0.006, 390),
          new Line("cifar10", "gaussian", false, 50_000, 0.46, Double.NaN),
          new Line("cifar10", "convolution", false, 50_000, 0.17, Double.NaN),
          new Line("cifar10", "convolution", true, 50_000, 0.15, Double.NaN));

  static final int FILTERS = 32_000;

  /**
   * A line of the table.
   *
   * @param family of the kernel, as in {@link Solved#family}
   * @param ridged whether with a ridge
   * @param norm NaN where the paper lists none
   */
  record Line(
      String dataset, String family, boolean ridged, int n, double testError, double norm) {}

  private Table3() {}

  /**
   * For each line the recorded machines that come nearest in size: of most images, then of most
   * filters; with a ridge, the best one.
   */
  static SolvedKernels nearest(SolvedKernels recorded, Line line) {
    SolvedKernels all =
        recorded.where(
            s ->
                s.isOfTrueLabels()
                    && s.dataset().equals(line.dataset())
                    && s.family().equals(line.family())
                    && s.isExact() != line.ridged());
    Comparator<Solved> size =
        Comparator.<Solved>comparingDouble(s -> (double) s.n() * sizeOf(s))
            .thenComparingInt(Solved::n)
            .thenComparing(Comparator.comparingDouble(Solved::testError).reversed());
    return all.all().stream()
        .max(size)
        .map(
            most ->
                all.where(
                    s ->
                        s.n() == most.n()
                            && s.kernel().equals(most.kernel())
                            && s.ridge() == most.ridge()))
        .orElse(all);
  }

  /** Images times filters, or images alone. */
  private static double sizeOf(Solved solved) {
    return solved.family().equals("convolution") ? solved.number() : 1;
  }

  /** Paper, here, difference; sizes are named, as the error falls with them. */
  public static Table paperAgainstHere(SolvedKernels recorded) {
    Rows rows =
        new Rows(
            "Table 3", "data", "kernel on", "n, paper", "n, here", "paper", "here", "difference");
    for (Line line : LINES) {
      SolvedKernels here = nearest(recorded, line);
      if (here.isEmpty()) {
        row(rows, line, "-", "-", "-");
        continue;
      }
      Solved first = here.all().get(0);
      Spread error = here.spread(Solved::testError).dividedBy(0.01);
      row(
          rows,
          line,
          size(first, "%,d".formatted(first.n())),
          error.seeds() > 1
              ? error.toString("%.2f") + " %"
              : "%.2f ± %.2f %%".formatted(error.mean(), 100 * first.standardError()),
          "%+.2f %%".formatted(error.mean() - 100 * line.testError()));
    }
    return rows.table();
  }

  private static void row(Rows rows, Line line, String n, String error, String difference) {
    boolean filters = line.family().equals("convolution");
    rows.add(
        KernelAxes.DATASETS.get(line.dataset()),
        KernelAxes.FAMILIES.get(line.family()) + (line.ridged() ? ", ridge" : ""),
        "%,d".formatted(line.n()) + (filters ? ", %,d filters".formatted(FILTERS) : ""),
        n,
        "%.1f %%".formatted(100 * line.testError()),
        error,
        difference);
  }

  private static String size(Solved solved, String n) {
    String filters =
        solved.family().equals("convolution") ? ", %,.0f filters".formatted(solved.number()) : "";
    return n + filters + (solved.isExact() ? "" : ", ridge " + solved.ridge());
  }

  /** The norms of Table 3 beside the two that it may mean. */
  public static Table norms(SolvedKernels recorded) {
    Rows rows =
        new Rows(
            "Norms of exact fits",
            "data",
            "kernel on",
            "n",
            "paper",
            "in the kernel's space",
            "from the paper's",
            "of the coefficients",
            "from the paper's, too");
    for (Line line : LINES) {
      SolvedKernels here = nearest(recorded, line);
      if (here.isEmpty() || line.ridged()) {
        continue;
      }
      Solved first = here.all().get(0);
      rows.add(
          KernelAxes.DATASETS.get(line.dataset()),
          KernelAxes.FAMILIES.get(line.family()),
          size(first, "%,d".formatted(first.n())),
          Double.isNaN(line.norm()) ? "-" : "about %.0f".formatted(line.norm()),
          here.spread(Solved::norm).toString("%.0f"),
          difference(first.norm(), line),
          here.spread(Solved::coefficientNorm).toString("%.0f"),
          difference(first.coefficientNorm(), line));
    }
    return rows.table();
  }

  private static String difference(double here, Line line) {
    return Double.isNaN(line.norm()) ? "-" : "%+.0f".formatted(here - line.norm());
  }

  /** What the exact solves on MNIST's pixels took, as recorded on two cores and 24 GB. */
  public static Table solves() {
    Rows rows =
        new Rows(
            "Exact solves on MNIST, recorded",
            "n",
            "seconds",
            "1e9 operations/s",
            "of matrix products",
            "memory, GiB",
            "relative residual",
            "test error");
    KernelRun.recorded().stream()
        .filter(run -> run.dataset().equals("mnist") && run.kernel().equals("gaussian:0.02"))
        .filter(run -> run.ridge() == 0 && run.corruption().equals(Solved.TRUE_LABELS))
        .sorted(Comparator.comparingInt(KernelRun::n))
        .forEach(
            run ->
                rows.add(
                    "%,d".formatted(run.n()),
                    "%.1f".formatted(run.seconds()),
                    "%.0f".formatted(run.gflops()),
                    "%.0f %%".formatted(100 * run.shareOfPeak()),
                    "%.1f".formatted(run.peakMemoryGiB()),
                    "%.0e".formatted(run.relativeResidual()),
                    "%.2f %%".formatted(100 * run.testError())));
    return rows.table();
  }
}
