package rethink.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rethink.corrupt.Corruption;
import rethink.data.Dataset;
import rethink.theory.kernel.Kernel;
import rethink.theory.kernel.KernelMachine;
import rethink.theory.kernel.KernelRun;

/** Solves kernel machines exactly. */
@Command(
    name = "kernel",
    mixinStandardHelpOptions = true,
    description = {
      "Fits all labels exactly with a kernel (paper, section 5), tells the test error,",
      "and how the solve's speed compares with that of this machine's matrix products.",
      "All 60,000 images of MNIST take about 8 GiB; what does not fit is refused beforehand."
    },
    footer = {
      "",
      "Example: the paper's MNIST at two sizes, one line of JSON each",
      "  rethink kernel --dataset mnist --n 2000,4000 --json"
    })
final class KernelCommand implements Callable<Integer> {
  @Option(
      names = "--dataset",
      defaultValue = "mnist",
      description = "shapes, cifar10 or mnist (default: ${DEFAULT-VALUE}).")
  private String dataset;

  @Option(
      names = "--n",
      split = ",",
      description = "Training images; several sizes are solved in turn (default: all).")
  private List<Integer> sizes;

  @Option(names = "--test-n", description = "Test images (default: all).")
  private Integer testN;

  @Option(
      names = "--kernel",
      defaultValue = "gaussian:0.02",
      description = {
        "gaussian:GAMMA, exp(-GAMMA |x - y|^2) between pixels on the scale 0..1;",
        "gabor:GAMMA, the same between energies of Gabor wavelets;",
        "convolution:FILTERS, linear between features of so many random filters",
        "(default: ${DEFAULT-VALUE})."
      })
  private String kernel;

  @Option(
      names = "--ridge",
      defaultValue = "0",
      split = ",",
      description = {
        "Added to the diagonal; 0 interpolates; several are solved on one matrix",
        "(default: ${DEFAULT-VALUE})."
      })
  private double[] ridges;

  @Option(
      names = "--held-out",
      paramLabel = "IMAGES",
      description = {
        "Chooses among the ridges by the last IMAGES training images: solves without them,",
        "then with them for 0 and for the best ridge; test images are looked at for these alone."
      })
  private Integer heldOut;

  @Option(
      names = "--tolerance",
      defaultValue = "1e-8",
      description = "Relative residual to reach (default: ${DEFAULT-VALUE}).")
  private double tolerance;

  @Option(
      names = "--corruption",
      defaultValue = "true-labels",
      description = "What is done to the training images before (default: ${DEFAULT-VALUE}).")
  private String corruption;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of the corruption and of random filters (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--json", description = "Prints one line of JSON for each size, and no more.")
  private boolean json;

  @Override
  public Integer call() throws JsonProcessingException {
    Dataset all = Dataset.named(dataset);
    all = testN == null ? all : all.testFirst(testN);
    KernelMachine machine = KernelMachine.of(Kernel.named(kernel, seed)).tolerance(tolerance);
    for (int n : sizes == null ? List.of(all.trainSize()) : sizes) {
      for (KernelRun run : runs(machine, all.first(n))) {
        System.out.println(json ? new ObjectMapper().writeValueAsString(run) : text(run));
      }
    }
    return 0;
  }

  /** With the progress on standard error if standard output is for the JSON alone. */
  private List<KernelRun> runs(KernelMachine machine, Dataset data) {
    PrintStream out = System.out;
    if (json) {
      System.setOut(System.err);
    }
    try {
      Corruption labels = Corruption.named(corruption);
      return heldOut == null
          ? KernelRun.each(machine, ridges, data, labels, seed)
          : KernelRun.choosing(machine, ridges, data, heldOut, labels, seed);
    } finally {
      System.setOut(out);
    }
  }

  private static String text(KernelRun run) {
    return ("n = %,d, ridge %s: %s error %.2f %%; %.1f s, %.0f Gflop/s, %.0f %% of this machine's"
            + " matrix products (%.0f Gflop/s); %.1f GiB at most; relative residual %.1e")
        .formatted(
            run.n(),
            run.ridge(),
            run.heldOut() ? "held-out" : "test",
            100 * run.testError(),
            run.seconds(),
            run.gflops(),
            100 * run.shareOfPeak(),
            run.peakGflops(),
            run.peakMemoryGiB(),
            run.relativeResidual());
  }
}
