package rethink.theory.kernel;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import rethink.corrupt.Corruption;
import rethink.data.Dataset;
import rethink.data.ImageSet;
import rethink.data.Split;

/**
 * One kernel machine on one dataset with all that a table of such runs needs; the fields are those
 * of the JSON that {@code rethink kernel --json} prints.
 *
 * @param seed of random labels, and of random filters
 * @param seconds from the images to the weights
 * @param gflops 1e9 operations a second of a direct solve, over all these seconds
 * @param peakGflops the most that all processors reach together with matrix products, measured in
 *     the same run before and after the solve
 * @param peakMemoryGiB the most memory the process has had resident, everything included
 * @param relativeResidual in double precision
 * @param refinements steps of conjugate gradients
 * @param testImages the first of the test set
 * @param testError part of the test images that are misclassified
 */
public record KernelRun(
    String dataset,
    String corruption,
    String kernel,
    long seed,
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
    int testImages,
    double testError) {

  /**
   * Solves and measures, for each ridge on one matrix; the corruption is that of the training
   * images alone.
   */
  public static List<KernelRun> each(
      KernelMachine machine, double[] ridges, Dataset data, Corruption corruption, long seed) {
    ImageSet train = corruption.apply(data.train(), Split.TRAIN, seed);
    double before = ProductPeak.gigaflops();
    List<KernelFit> fits = machine.fitRidges(train, ridges);
    double peak = Math.max(before, ProductPeak.gigaflops());
    double[] errors = KernelFit.errors(fits, data.test());
    return IntStream.range(0, ridges.length)
        .mapToObj(
            i -> of(machine.ridge(ridges[i]), data, corruption, seed, fits.get(i), peak, errors[i]))
        .toList();
  }

  private static KernelRun of(
      KernelMachine machine,
      Dataset data,
      Corruption corruption,
      long seed,
      KernelFit fit,
      double peak,
      double error) {
    return new KernelRun(
        data.name(),
        corruption.name(),
        machine.kernel().name(),
        seed,
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
        data.testSize(),
        error);
  }

  /**
   * What the reference machine printed, 2 cores and 24 GB: seconds and speeds are those of a quiet
   * machine for MNIST's pixels, elsewhere often beside other work, which the measured peak shows.
   */
  public static List<KernelRun> recorded() {
    try (InputStream lines = KernelRun.class.getResourceAsStream("kernel.jsonl")) {
      MappingIterator<KernelRun> runs =
          new ObjectMapper().readerFor(KernelRun.class).readValues(lines);
      return runs.readAll();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
