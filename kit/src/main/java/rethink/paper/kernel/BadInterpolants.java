package rethink.paper.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import rethink.corrupt.RandomLabels;
import rethink.corrupt.RandomPixels;
import rethink.data.Dataset;
import rethink.data.ImageSet;
import rethink.data.Split;
import rethink.paper.Rows;
import rethink.paper.Scale;
import rethink.paper.Spread;
import rethink.paper.Verdict;
import rethink.theory.kernel.GaussianKernel;
import rethink.theory.kernel.KernelFit;
import rethink.theory.kernel.KernelMachine;
import rethink.theory.kernel.RandomCentres;
import tech.tablesaw.api.Table;

/**
 * Two exact fits that the paper names as bad ones of larger norm (section 5): kernels around random
 * points, and random labels that are forced on other images, too. Both beside the fit of least
 * norm, under a Gaussian kernel on the dataset in use.
 *
 * @param n training images, and as many others
 * @param fits one of each kind for each seed
 */
public record BadInterpolants(int n, List<Fit> fits) {
  private static final double GAMMA = 0.01;

  /** How a fit goes through all training labels. */
  enum Kind {
    LEAST_NORM("least norm"),
    RANDOM_CENTRES("kernels around images of shuffled pixels"),
    FORCED("least norm that gives the other images random labels"),
    TOLD("least norm that gives the other images their true labels");

    private final String title;

    Kind(String title) {
      this.title = title;
    }
  }

  /**
   * One of them.
   *
   * @param otherError part of the other images that get another label than their own
   */
  record Fit(Kind kind, double norm, double trainError, double otherError, double testError) {}

  /** For three seeds, each with images of its own. */
  public static BadInterpolants measure(Scale scale) {
    int n = scale.choose(50, 500, 1_000);
    List<Fit> fits = new ArrayList<>();
    Dataset data = Dataset.current().first(2 * n * scale.seeds().size()).testFirst(1_000);
    for (long seed : scale.seeds()) {
      int from = 2 * n * scale.seeds().indexOf(seed);
      fits.addAll(fits(data.train().between(from, from + 2 * n), data.test(), seed));
    }
    return new BadInterpolants(n, fits);
  }

  /** The first half of the images is that to be fitted. */
  static List<Fit> fits(ImageSet images, ImageSet test, long seed) {
    int n = images.size() / 2;
    ImageSet train = images.first(n);
    ImageSet others = images.between(n, 2 * n);
    GaussianKernel kernel = new GaussianKernel(GAMMA);
    KernelMachine machine = KernelMachine.of(kernel);
    int[] random = RandomLabels.all().apply(images, Split.TRAIN, seed).labels();
    int[] forced =
        IntStream.range(0, 2 * n).map(i -> i < n ? images.label(i) : random[i]).toArray();
    List<KernelFit> both = machine.fitEach(images, forced, images.labels());
    RandomCentres centres =
        RandomCentres.fit(kernel, train, new RandomPixels().apply(train, Split.TRAIN, seed));
    return List.of(
        fit(Kind.LEAST_NORM, machine.fit(train), train, others, test),
        new Fit(
            Kind.RANDOM_CENTRES,
            centres.rkhsNorm(),
            centres.error(train),
            centres.error(others),
            centres.error(test)),
        fit(Kind.FORCED, both.get(0), train, others, test),
        fit(Kind.TOLD, both.get(1), train, others, test));
  }

  private static Fit fit(Kind kind, KernelFit fit, ImageSet train, ImageSet others, ImageSet test) {
    return new Fit(kind, fit.rkhsNorm(), fit.error(train), fit.error(others), fit.error(test));
  }

  /** Norms and errors, mean and spread over seeds. */
  public Table table() {
    Rows rows =
        new Rows(
            "Exact fits of %,d images".formatted(n),
            "fit",
            "norm in the kernel's space",
            "training error",
            "error on the other images",
            "test error");
    for (Kind kind : Kind.values()) {
      rows.add(
          kind.title,
          spread(kind, Fit::norm).toString("%.3g"),
          spread(kind, Fit::trainError).toString("%.3f"),
          spread(kind, Fit::otherError).toString("%.3f"),
          spread(kind, Fit::testError).toString("%.3f"));
    }
    return rows.table();
  }

  /** That both exist, that their norm is larger and that they generalise worse. */
  public Table verdicts() {
    return Verdict.table(
        List.of(
            worse(
                Kind.RANDOM_CENTRES,
                Kind.LEAST_NORM,
                "kernels around random points give a bad fit of larger norm"),
            worse(
                Kind.FORCED,
                Kind.TOLD,
                "random labels forced on other images give a bad fit of larger norm")));
  }

  private Verdict worse(Kind bad, Kind good, String claim) {
    boolean holds =
        least(bad, Fit::norm) > most(good, Fit::norm)
            && most(bad, Fit::trainError) == 0
            && least(bad, Fit::testError) > most(good, Fit::testError);
    return new Verdict(
        claim,
        "it errs on no training image, and for every seed norm and test error are above all those"
            + " of the fit of %s".formatted(good.title),
        "norm %s against %s, test error %s against %s"
            .formatted(
                spread(bad, Fit::norm).toString("%.3g"),
                spread(good, Fit::norm).toString("%.3g"),
                spread(bad, Fit::testError).toString("%.3f"),
                spread(good, Fit::testError).toString("%.3f")),
        holds);
  }

  private double least(Kind kind, ToDoubleFunction<Fit> value) {
    return of(kind).stream().mapToDouble(value).min().orElse(Double.NaN);
  }

  private double most(Kind kind, ToDoubleFunction<Fit> value) {
    return of(kind).stream().mapToDouble(value).max().orElse(Double.NaN);
  }

  private Spread spread(Kind kind, ToDoubleFunction<Fit> value) {
    return Spread.of(of(kind).stream().mapToDouble(value).toArray());
  }

  private List<Fit> of(Kind kind) {
    return fits.stream().filter(fit -> fit.kind() == kind).toList();
  }
}
