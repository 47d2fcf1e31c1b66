package rethink.theory.kernel;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import rethink.corrupt.Corruption;
import rethink.data.Dataset;
import rethink.data.ImageSet;
import rethink.data.Split;

/**
 * One kernel machine on one dataset with all that a table of such runs needs; the fields are those
 * of the JSON that {@code rethink kernel --json} prints.
 *
 * @param seconds from the images to the weights
 * @param gflops 1e9 operations a second of a direct solve, over all these seconds
 * @param peakGflops the most that all processors reach together with matrix products, measured in
 *     the same run before and after the solve
 * @param peakMemoryGiB the most memory the process has had resident, everything included
 * @param relativeResidual in double precision
 * @param refinements steps of conjugate gradients
 * @param testError part of the test images that are misclassified
 */
public record KernelRun(
    String dataset,
    String corruption,
    String kernel,
    int n,
    double ridge,
    double seconds,
    double gflops,
    double peakGflops,
    double shareOfPeak,
    double peakMemoryGiB,
    double relativeResidual,
    int refinements,
    double rkhsNorm,
    double coefficientNorm,
    double testError) {

  /** Solves and measures; the corruption is that of the training images alone. */
  public static KernelRun of(
      KernelMachine machine, Dataset data, Corruption corruption, long seed) {
    ImageSet train = corruption.apply(data.train(), Split.TRAIN, seed);
    double before = ProductPeak.gigaflops();
    KernelFit fit = machine.fit(train);
    double peak = Math.max(before, ProductPeak.gigaflops());
    double error = fit.error(data.test());
    return new KernelRun(
        data.name(),
        corruption.name(),
        machine.kernel().name(),
        fit.size(),
        machine.ridge(),
        fit.effort().seconds(),
        fit.effort().gigaflops(),
        peak,
        fit.effort().gigaflops() / peak,
        NativeMemory.peakGib(),
        fit.relativeResidual(),
        fit.effort().steps(),
        fit.rkhsNorm(),
        fit.coefficientNorm(),
        error);
  }

  /**
   * What the reference machine printed for MNIST, 2 cores and 24 GB, beside other work, in
   * ascending order of n.
   *
   * @param corruption of the training labels, such as "true-labels"
   */
  public static List<KernelRun> recorded(String kernel, String corruption) {
    try (InputStream lines = KernelRun.class.getResourceAsStream("kernel.jsonl")) {
      MappingIterator<KernelRun> runs =
          new ObjectMapper().readerFor(KernelRun.class).readValues(lines);
      return runs.readAll().stream()
          .filter(run -> run.kernel().equals(kernel) && run.corruption().equals(corruption))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
