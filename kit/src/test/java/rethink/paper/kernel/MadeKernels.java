package rethink.paper.kernel;

import java.util.ArrayList;
import java.util.List;

/** Kernel machines made by hand, with two seeds; as it begins, every claim about them holds. */
final class MadeKernels {
  private final List<Solved> solved = new ArrayList<>();

  MadeKernels() {
    for (int seed = 1; seed <= 2; seed++) {
      exact("shapes", "gaussian:0.01", seed, 100, 0.6, 10);
      exact("shapes", "gaussian:0.01", seed, 200, 0.5, 14);
      exact("shapes", "gaussian:0.01", seed, 400, 0.4, 20);
      exact("shapes", "convolution:50", seed, 200, 0.3 + 0.02 * seed, 15);
      exact("shapes", "convolution:50", seed, 400, 0.2, 21);
      random(seed, 100, 12);
      random(seed, 400, 29 + seed);
      ridged("gaussian:0.01", seed, 400, 0.001, 0.4);
      ridged("gaussian:0.01", seed, 400, 0.1, 0.38);
      ridged("convolution:50", seed, 400, 0.1, 0.1);
    }
  }

  MadeKernels exact(String dataset, String kernel, long seed, int n, double error, double norm) {
    return add(new Solved(dataset, "true-labels", kernel, seed, n, 0, 1000, error, norm, 2 * norm));
  }

  MadeKernels ridged(String kernel, long seed, int n, double ridge, double error) {
    return add(new Solved("shapes", "true-labels", kernel, seed, n, ridge, 1000, error, 1, 1));
  }

  MadeKernels cifar(String kernel, int n, double ridge, double error) {
    return add(new Solved("cifar10", "true-labels", kernel, 1, n, ridge, 1000, error, 1, 1));
  }

  MadeKernels random(long seed, int n, double norm) {
    return add(
        new Solved(
            "shapes", "random-labels", "gaussian:0.01", seed, n, 0, 0, Double.NaN, norm, norm));
  }

  /** In place of those alike in all but what came out. */
  private MadeKernels add(Solved machine) {
    solved.removeIf(s -> key(s).equals(key(machine)));
    solved.add(machine);
    return this;
  }

  private static List<Object> key(Solved s) {
    return List.of(s.dataset(), s.corruption(), s.kernel(), s.seed(), s.n(), s.ridge());
  }

  SolvedKernels solved() {
    return new SolvedKernels(solved);
  }
}
