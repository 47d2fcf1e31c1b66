package rethink.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import rethink.corrupt.RandomLabels;
import rethink.data.Dataset;
import rethink.data.ImageSet;
import rethink.data.Split;
import rethink.plot.Axis;
import rethink.plot.Bands;
import rethink.plot.Chart;
import rethink.plot.Line;
import rethink.plot.Panels;
import rethink.theory.kernel.GaussianKernel;
import rethink.theory.kernel.KernelFit;
import rethink.theory.kernel.KernelMachine;
import rethink.theory.kernel.KernelRun;
import rethink.theory.kernel.PowerLaw;
import tech.tablesaw.api.Table;

/**
 * Section 5's kernel machines, small ones solved here and those on MNIST as recorded: exact fits
 * without any regularizer, their test errors, and their norms.
 *
 * @param dataset of the small ones
 * @param exact on true labels, ascending in size
 * @param ridged the same with a ridge, for each of {@link #RIDGES}
 * @param random exact on random labels: for each seed, ascending in size
 * @param mnist recorded, up to all of MNIST
 */
public record KernelStudy(
    String dataset,
    List<Solved> exact,
    List<List<Solved>> ridged,
    List<List<Solved>> random,
    List<KernelRun> mnist) {
  private static final double[] RIDGES = {1e-3, 1e-1};
  private static final String GAUSSIAN = "gaussian:0.02";
  private static final double PAPER_ERROR = 0.012;
  private static final double PAPER_NORM = 220;
  private static final int ALL_OF_MNIST = 60_000;
  private static final int TEST_IMAGES = 1_000;

  /** A machine that was solved here. */
  public record Solved(int n, double testError, double norm) {
    static Solved of(KernelFit fit, ImageSet test) {
      return new Solved(fit.size(), fit.error(test), fit.rkhsNorm());
    }
  }

  /** On the dataset in use, with three seeds of random labels; seconds at quick scale. */
  public static KernelStudy measure(Scale scale) {
    List<Integer> sizes =
        scale == Scale.QUICK
            ? List.of(250, 500, 1_000, 2_000)
            : List.of(1_000, 2_000, 4_000, 8_000);
    Dataset data = Dataset.current().testFirst(TEST_IMAGES);
    KernelMachine machine = KernelMachine.of(new GaussianKernel(0.02));
    List<List<Solved>> ridged = lists(RIDGES.length);
    List<List<Solved>> labelled = lists(1 + scale.seeds().size());
    for (int size : sizes) {
      ImageSet train = data.first(size).train();
      List<KernelFit> fits = machine.fitEach(train, labellings(train, scale.seeds()));
      for (int i = 0; i < fits.size(); i++) {
        labelled.get(i).add(Solved.of(fits.get(i), data.test()));
      }
      for (int i = 0; i < RIDGES.length; i++) {
        KernelFit fit = machine.ridge(RIDGES[i]).fit(train);
        ridged.get(i).add(Solved.of(fit, data.test()));
      }
    }
    return new KernelStudy(
        data.name(),
        labelled.get(0),
        ridged,
        labelled.subList(1, labelled.size()),
        KernelRun.recorded(GAUSSIAN, "true-labels"));
  }

  /** The true labels, then random ones for each seed. */
  private static int[][] labellings(ImageSet train, List<Long> seeds) {
    return Stream.concat(
            Stream.of(train.labels()),
            seeds.stream().map(seed -> RandomLabels.all().apply(train, Split.TRAIN, seed).labels()))
        .toArray(int[][]::new);
  }

  private static List<List<Solved>> lists(int count) {
    return Stream.generate(() -> (List<Solved>) new ArrayList<Solved>()).limit(count).toList();
  }

  /** Test error against the number of images, here and on MNIST. */
  public Panels errors() {
    Chart here =
        errors("kernel-errors-here", dataset, Axis.of("test error").between(0.0, null))
            .with(line("true-labels", "exact", exact, Solved::testError));
    for (int i = 0; i < RIDGES.length; i++) {
      String label = "ridge " + RIDGES[i];
      here = here.with(line(label, label, ridged.get(i), Solved::testError));
    }
    double[] x = mnist.stream().mapToDouble(KernelRun::n).toArray();
    double[] errors = mnist.stream().mapToDouble(KernelRun::testError).toArray();
    PowerLaw law = PowerLaw.of(x, errors);
    double[] y = mnist.stream().mapToDouble(run -> law.at(run.n())).toArray();
    Chart recorded =
        errors("kernel-errors-mnist", "MNIST, recorded", Axis.log("test error"))
            .with(Line.solid("true-labels", "exact", x, errors))
            .with(Line.dashed("power law", law.toString(), x, y))
            .with(
                Line.markers(
                    "paper", "paper", new double[] {ALL_OF_MNIST}, new double[] {PAPER_ERROR}));
    return new Panels(
        "kernel-errors",
        "Kernel machines that fit every label generalise all the same",
        List.of(here, recorded));
  }

  private static Chart errors(String name, String title, Axis error) {
    return Chart.of(name, title, Axis.log("training images, n"), error)
        .captioned(
            "Gaussian kernel, gamma 0.02. %,d test images here, 10,000 of MNIST."
                .formatted(TEST_IMAGES));
  }

  /** Norms of the exact fits of true and of random labels. */
  public Chart norms() {
    return Chart.of(
            "kernel-norms",
            "Random labels cost norm",
            Axis.log("training images, n"),
            Axis.of("norm in the kernel's space").between(0.0, null))
        .with(line("true-labels", "true labels", exact, Solved::norm))
        .with(
            Bands.of(
                random.stream()
                    .map(runs -> line("random-labels", "random labels", runs, Solved::norm))
                    .toList()))
        .captioned(
            "%s, Gaussian kernel, gamma 0.02, one-hot targets. %s"
                .formatted(dataset, Bands.describe(random.size())));
  }

  /** All of MNIST beside the paper's Table 3, which does not say which norm it lists. */
  public Table paperAgainstHere() {
    KernelRun all = largest();
    Rows rows = new Rows("MNIST, no preprocessing", "what", "paper", "here", "difference");
    rows.add(
        "test error, n = %,d".formatted(all.n()),
        "%.1f %%".formatted(100 * PAPER_ERROR),
        "%.2f %%".formatted(100 * all.testError()),
        "%+.2f %%".formatted(100 * (all.testError() - PAPER_ERROR)));
    norm(rows, "norm in the kernel's space", all.rkhsNorm());
    norm(rows, "norm of the coefficients", all.coefficientNorm());
    return rows.table();
  }

  private static void norm(Rows rows, String what, double here) {
    rows.add(
        what,
        "about %.0f".formatted(PAPER_NORM),
        "%.0f".formatted(here),
        "%+.0f".formatted(here - PAPER_NORM));
  }

  /** What the exact solves took, as recorded on two cores and 24 GB. */
  public Table solves() {
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
    for (KernelRun run : mnist) {
      rows.add(
          "%,d".formatted(run.n()),
          "%.1f".formatted(run.seconds()),
          "%.0f".formatted(run.gflops()),
          "%.0f %%".formatted(100 * run.shareOfPeak()),
          "%.1f".formatted(run.peakMemoryGiB()),
          "%.0e".formatted(run.relativeResidual()),
          "%.2f %%".formatted(100 * run.testError()));
    }
    return rows.table();
  }

  /** The paper's claims about kernels on pixels, each with a rule. */
  public Table verdicts() {
    KernelRun all = largest();
    Solved here = exact.get(exact.size() - 1);
    double bestRidge =
        ridged.stream()
            .mapToDouble(runs -> runs.get(runs.size() - 1).testError())
            .min()
            .orElse(Double.NaN);
    double error = Math.sqrt(here.testError() * (1 - here.testError()) / TEST_IMAGES);
    double small = costOfRandomLabels(0);
    double large = costOfRandomLabels(exact.size() - 1);
    return Verdict.table(
        List.of(
            new Verdict(
                "an exact fit of MNIST by a Gaussian kernel errs on 1.2 % of its test images",
                "at n = 60,000 the error is within 0.1 of 1.2 %",
                "%.2f %% at %,d".formatted(100 * all.testError(), all.n()),
                all.n() == ALL_OF_MNIST && Math.abs(all.testError() - PAPER_ERROR) <= 0.001),
            new Verdict(
                "a ridge does not help",
                "no ridge is better than the exact fit by two standard errors at the largest n"
                    + " here",
                "%.3f exact, %.3f with the best ridge".formatted(here.testError(), bestRidge),
                bestRidge >= here.testError() - 2 * error),
            new Verdict(
                "random labels are fitted, too, at a larger norm",
                "their norm is larger for every seed, and more so the more images there are",
                "%.1f times at n = %,d, %.1f times at %,d"
                    .formatted(small, exact.get(0).n(), large, here.n()),
                small > 1 && large > small)));
  }

  /** The least over seeds of the norm on random labels, relative to that on true ones. */
  private double costOfRandomLabels(int size) {
    return random.stream()
        .mapToDouble(runs -> runs.get(size).norm() / exact.get(size).norm())
        .min()
        .orElse(Double.NaN);
  }

  private KernelRun largest() {
    return mnist.get(mnist.size() - 1);
  }

  private static Line line(
      String key, String label, List<Solved> runs, ToDoubleFunction<Solved> value) {
    return Line.solid(
        key,
        label,
        runs.stream().mapToDouble(Solved::n).toArray(),
        runs.stream().mapToDouble(value).toArray());
  }
}
