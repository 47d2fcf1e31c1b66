package rethink.paper.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import rethink.paper.Spread;
import rethink.paper.Verdict;
import tech.tablesaw.api.Table;

/**
 * The paper's claims about kernels (section 5), each with a rule, decided on machines that were
 * solved: claims that these say nothing about are left out.
 */
public final class KernelClaims {
  private static final int ALL_OF_MNIST = 60_000;
  private final SolvedKernels solved;
  private final List<Verdict> verdicts = new ArrayList<>();

  private KernelClaims(SolvedKernels solved) {
    this.solved = solved;
  }

  /** Of those solved here, or of those recorded. */
  public static Table verdicts(SolvedKernels solved) {
    KernelClaims claims = new KernelClaims(solved);
    claims.errorOnMnist();
    for (String dataset : solved.datasets()) {
      for (String kernel : solved.kernels(dataset)) {
        claims.ridge(dataset, kernel);
        claims.randomLabels(dataset, kernel);
      }
      claims.normAndError(dataset);
    }
    return Verdict.table(claims.verdicts);
  }

  private void errorOnMnist() {
    solved.exact("mnist", "gaussian:0.02").at(ALL_OF_MNIST).all().stream()
        .findFirst()
        .ifPresent(
            all ->
                verdicts.add(
                    new Verdict(
                        "an exact fit of MNIST's pixels errs on 1.2 % of its test images",
                        "at n = 60,000 the error is within 0.1 of 1.2 %",
                        "%.2f %%".formatted(100 * all.testError()),
                        Math.abs(all.testError() - 0.012) <= 0.001)));
  }

  private void ridge(String dataset, String kernel) {
    SolvedKernels ridged = solved.ridged(dataset, kernel);
    if (ridged.isEmpty()) {
      return;
    }
    int n = ridged.largest().orElseThrow();
    SolvedKernels exact = solved.exact(dataset, kernel).at(n);
    double without = exact.spread(Solved::testError).mean();
    double best =
        ridged.at(n).ridges().stream()
            .mapToDouble(
                r -> ridged.at(n).where(s -> s.ridge() == r).spread(Solved::testError).mean())
            .min()
            .orElseThrow();
    double allowed = 2 * exact.spread(Solved::standardError).mean();
    boolean helps = exact.family().equals("convolution");
    verdicts.add(
        new Verdict(
            "%s: a ridge %s".formatted(where(dataset, exact), helps ? "helps" : "does not help"),
            "at the largest n %s ridge errs less than the exact fit by two standard errors (%.2f %%)"
                    .formatted(helps ? "the best" : "no", 100 * allowed)
                + " or more",
            "%.2f %% exact, %.2f %% with the best ridge, n = %,d"
                .formatted(100 * without, 100 * best, n),
            without - best >= allowed == helps));
  }

  private void randomLabels(String dataset, String kernel) {
    SolvedKernels random = solved.random(dataset, kernel);
    if (random.isEmpty()) {
      return;
    }
    SolvedKernels exact = solved.exact(dataset, kernel);
    List<Integer> sizes = random.sizes().stream().filter(n -> !exact.at(n).isEmpty()).toList();
    double[] least = sizes.stream().mapToDouble(n -> leastCost(exact, random, n)).toArray();
    int last = least.length - 1;
    verdicts.add(
        new Verdict(
            where(dataset, exact) + ": random labels are fitted at a larger norm",
            "for every seed it is larger at every n, and more so at the largest than at the"
                + " smallest",
            "at least %.2f times at n = %,d, %.2f times at %,d"
                .formatted(least[0], sizes.get(0), least[last], sizes.get(last)),
            IntStream.range(0, least.length).allMatch(i -> least[i] > 1)
                && least[last] > least[0]));
  }

  /** The least over seeds of the norm on random labels, relative to the largest on true ones. */
  private static double leastCost(SolvedKernels exact, SolvedKernels random, int n) {
    double most = exact.at(n).all().stream().mapToDouble(Solved::norm).max().orElseThrow();
    return random.at(n).all().stream().mapToDouble(Solved::norm).min().orElseThrow() / most;
  }

  /** Claim 3.20, for pixels against whatever other kernel errs least. */
  private void normAndError(String dataset) {
    List<SolvedKernels> fits =
        solved.kernels(dataset).stream().map(kernel -> solved.exact(dataset, kernel)).toList();
    SolvedKernels pixels = fits.get(0);
    for (SolvedKernels other : fits.subList(1, fits.size())) {
      OptionalInt common =
          pixels.sizes().stream().filter(n -> !other.at(n).isEmpty()).mapToInt(n -> n).max();
      if (common.isEmpty()) {
        continue;
      }
      int n = common.getAsInt();
      Spread error = other.at(n).spread(Solved::testError);
      Spread before = pixels.at(n).spread(Solved::testError);
      Spread norm = other.at(n).spread(Solved::norm);
      Spread normBefore = pixels.at(n).spread(Solved::norm);
      verdicts.add(
          new Verdict(
              "%s: norm does not predict error (3.20)".formatted(where(dataset, other)),
              "at the largest common n the error is lower than that on pixels, and the norm is"
                  + " larger",
              "error %s to %s %%, norm %s to %s, n = %,d"
                  .formatted(
                      before.dividedBy(0.01).toString("%.2f"),
                      error.dividedBy(0.01).toString("%.2f"),
                      normBefore.toString("%.1f"),
                      norm.toString("%.1f"),
                      n),
              error.mean() < before.mean() && norm.mean() > normBefore.mean()));
    }
  }

  private static String where(String dataset, SolvedKernels kernel) {
    return KernelAxes.DATASETS.get(dataset) + ", " + KernelAxes.FAMILIES.get(kernel.family());
  }
}
