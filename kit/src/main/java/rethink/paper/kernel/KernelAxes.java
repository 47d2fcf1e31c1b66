package rethink.paper.kernel;

import java.util.DoubleSummaryStatistics;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import rethink.plot.Axis;

/** What data and kernels are called in charts and tables, and the axes that they need. */
final class KernelAxes {
  static final Map<String, String> DATASETS =
      Map.of("mnist", "MNIST", "cifar10", "CIFAR-10", "shapes", "shapes");
  static final Map<String, String> FAMILIES =
      Map.of(
          "gaussian", "pixels",
          "gabor", "Gabor energies",
          "convolution", "random filters");
  static final String ERROR = "test error";
  static final String NORM = "norm in the kernel's space";

  /** From this on a logarithmic axis has labels enough. */
  private static final double WIDE = 10;

  private KernelAxes() {}

  /** Such as "pixels" or "1,000 random filters". */
  static String title(SolvedKernels kernel) {
    String family = FAMILIES.get(kernel.family());
    return kernel.family().equals("convolution")
        ? "%,.0f %s".formatted(kernel.all().get(0).number(), family)
        : family;
  }

  /** With the dataset before. */
  static String title(String dataset, SolvedKernels kernel) {
    return DATASETS.get(dataset) + ", " + title(kernel);
  }

  /** Logarithmic, with room for the labels of the first and the last. */
  static Axis ofSizes(String label, SolvedKernels shown, ToDoubleFunction<Solved> size) {
    DoubleSummaryStatistics sizes = shown.all().stream().mapToDouble(size).summaryStatistics();
    return Axis.log(label).between(0.8 * sizes.getMin(), 1.25 * sizes.getMax());
  }

  /** Logarithmic if the values differ much, else linear from 0. */
  static Axis of(String label, SolvedKernels shown, ToDoubleFunction<Solved> value) {
    DoubleSummaryStatistics values = shown.all().stream().mapToDouble(value).summaryStatistics();
    return values.getMax() >= WIDE * values.getMin()
        ? Axis.log(label)
        : Axis.of(label).between(0.0, null);
  }
}
