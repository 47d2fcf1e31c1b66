package rethink.paper.kernel;

import java.util.ArrayList;
import java.util.List;
import rethink.corrupt.RandomLabels;
import rethink.data.Dataset;
import rethink.data.ImageSet;
import rethink.data.Split;
import rethink.paper.Scale;
import rethink.theory.kernel.Kernel;
import rethink.theory.kernel.KernelFit;
import rethink.theory.kernel.KernelMachine;

/**
 * Section 5's kernel machines in small, on the dataset in use: exact fits of true and of random
 * labels by three kernels, and ridges on pixels. Each seed takes images of its own, and its own
 * random labels and filters.
 *
 * @param sizes training images
 * @param filters of the random convolution
 */
public record KernelStudy(List<Integer> sizes, int filters, List<Long> seeds) {
  private static final double[] RIDGES = {1e-3, 1e-1};
  private static final int TEST_IMAGES = 1_000;

  static KernelStudy at(Scale scale) {
    return new KernelStudy(
        scale.choose(
            List.of(50, 100), List.of(200, 500, 1_000), List.of(1_000, 2_000, 4_000, 8_000)),
        scale.choose(20, 200, 2_000),
        scale.seeds());
  }

  /** Solves all of them: seconds at quick scale. */
  public static SolvedKernels measure(Scale scale) {
    return at(scale).solve(Dataset.current());
  }

  SolvedKernels solve(Dataset data) {
    List<Solved> solved = new ArrayList<>();
    ImageSet train = data.first(largest() * seeds.size()).train();
    ImageSet test = data.testFirst(Math.min(TEST_IMAGES, data.testSize())).test();
    for (long seed : seeds) {
      for (int n : sizes) {
        ImageSet images = images(train, n, seed);
        for (String name : List.of("gaussian:0.01", "gabor:0.5", "convolution:" + filters)) {
          KernelMachine machine = KernelMachine.of(Kernel.named(name, seed));
          int[] random = RandomLabels.all().apply(images, Split.TRAIN, seed).labels();
          List<KernelFit> fits = machine.fitEach(images, images.labels(), random);
          solved.add(of(data, name, seed, 0, fits.get(0), test));
          solved.add(Solved.ofRandomLabels(data.name(), name, seed, fits.get(1)));
          if (name.startsWith("gaussian")) {
            for (double ridge : RIDGES) {
              solved.add(of(data, name, seed, ridge, machine.ridge(ridge).fit(images), test));
            }
          }
        }
      }
    }
    return new SolvedKernels(solved);
  }

  /** No image serves two seeds. */
  private ImageSet images(ImageSet train, int n, long seed) {
    int from = largest() * seeds.indexOf(seed);
    return train.between(from, from + n);
  }

  private int largest() {
    return sizes.get(sizes.size() - 1);
  }

  private static Solved of(
      Dataset data, String kernel, long seed, double ridge, KernelFit fit, ImageSet test) {
    return new Solved(
        data.name(),
        Solved.TRUE_LABELS,
        kernel,
        seed,
        fit.size(),
        ridge,
        test.size(),
        fit.error(test),
        fit.rkhsNorm(),
        fit.coefficientNorm());
  }
}
