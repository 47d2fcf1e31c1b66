package rethink.theory.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import rethink.data.ImageSet;
import rethink.progress.ProgressLine;

/** One matrix, a factor of it for each ridge, and the solutions for all labellings. */
final class KernelSolve {
  /** Steps of conjugate gradients that the time left reckons with. */
  private static final int STEPS = 3;

  private final KernelMachine machine;
  private final Similarities gram;
  private final SolveSize size;

  private KernelSolve(KernelMachine machine, Similarities gram, SolveSize size) {
    this.machine = machine;
    this.gram = gram;
    this.size = size;
  }

  static List<KernelFit> of(
      KernelMachine machine, double[] ridges, ImageSet train, int[]... labellings) {
    int classes = train.classes().size();
    Kernel kernel = machine.kernel();
    SolveSize size =
        new SolveSize(
            train.size(),
            classes * labellings.length,
            kernel.operations(train.shape()),
            kernel.bytes(train.size(), train.shape()));
    requireMemory(size);
    long rank = kernel.rank(train.shape());
    if (train.size() > rank && Arrays.stream(ridges).anyMatch(ridge -> ridge == 0)) {
      throw new IllegalArgumentException(
          ("%,d images, but %s has %,d features, which fit no more than as many exactly; add a"
                  + " ridge, or take fewer images or more filters")
              .formatted(train.size(), kernel.name(), rank));
    }
    long start = System.nanoTime();
    Similarities gram = kernel.between(train, size.tile());
    long matrix = System.nanoTime() - start;
    return Arrays.stream(ridges)
        .mapToObj(ridge -> new KernelSolve(machine.ridge(ridge), gram, size))
        .flatMap(solve -> solve.fits(labellings, matrix).stream())
        .toList();
  }

  /**
   * @param matrix nanoseconds that all ridges share
   */
  private List<KernelFit> fits(int[][] labellings, long matrix) {
    long start = System.nanoTime();
    double[] targets = targets(labellings);
    ConjugateGradients.Solution solution = run(targets);
    double seconds = (matrix + System.nanoTime() - start) / 1e9;
    int length = targets.length / labellings.length;
    return IntStream.range(0, labellings.length)
        .mapToObj(
            l ->
                new KernelFit(
                    gram,
                    machine.ridge(),
                    part(solution.x(), l, length),
                    part(solution.residual(), l, length),
                    part(targets, l, length),
                    new KernelFit.Effort(seconds, size.operations(), solution.steps())))
        .toList();
  }

  private static double[] part(double[] all, int index, int length) {
    return Arrays.copyOfRange(all, index * length, (index + 1) * length);
  }

  private static void requireMemory(SolveSize size) {
    if (size.bytes() > NativeMemory.available()) {
      // What earlier solves left behind is given back only when the heap is collected.
      System.gc();
    }
    size.requireMemory(NativeMemory.available());
  }

  /** A column for each class of each labelling, 1 at the images of the class. */
  private double[] targets(int[]... labellings) {
    int n = gram.size();
    int classes = size.targets() / labellings.length;
    double[] targets = new double[n * size.targets()];
    int[] twins = gram.twins();
    for (int l = 0; l < labellings.length; l++) {
      int[] labels = labellings[l];
      if (labels.length != n) {
        throw new IllegalArgumentException(
            "%,d labels for %,d images, wanted one for each".formatted(labels.length, n));
      }
      for (int i = 0; i < n; i++) {
        if (machine.ridge() == 0 && labels[i] != labels[twins[i]]) {
          throw new IllegalArgumentException(
              ("images %d and %d are the same to the kernel but have labels %d and %d, which no"
                      + " function fits; leave one out or add a ridge")
                  .formatted(twins[i], i, labels[twins[i]], labels[i]));
        }
        targets[(l * classes + labels[i]) * n + i] = 1;
      }
    }
    return targets;
  }

  private ConjugateGradients.Solution run(double[] targets) {
    double direct = size.points() / 3.0 + gram.operationsPerValue();
    // A step's product takes about twice as long as the Gram matrix did.
    double factorShare = direct / (direct + STEPS * 2 * gram.operationsPerValue());
    try (ProgressLine line = ProgressLine.start("kernel on %,d points".formatted(size.points()));
        LowerTriangle factor = new LowerTriangle(size.points(), size.tile())) {
      TiledCholesky.factor(
          gram, machine.ridge(), factor, part -> line.update(factorShare * part, "factor"));
      ConjugateGradients.Solution solution =
          ConjugateGradients.solve(
              gram,
              machine.ridge(),
              factor,
              targets,
              machine.tolerance(),
              (steps, text) ->
                  line.update(factorShare + (1 - factorShare) * Math.min(1, steps / STEPS), text));
      line.done(
          "residual %.1e after %d steps".formatted(solution.relativeResidual(), solution.steps()));
      return solution;
    }
  }
}
