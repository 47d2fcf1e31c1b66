package rethink.theory.kernel;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
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
 * @param testImages the first of the test set; or the last of the training set, held out
 * @param testError part of these images that are misclassified
 * @param heldOut whether these images are of the training set: such a run chooses a ridge, and is
 *     no result
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
    double testError,
    boolean heldOut) {

  /**
   * Solves and measures, for each ridge on one matrix; the corruption is that of the training
   * images alone.
   */
  public static List<KernelRun> each(
      KernelMachine machine, double[] ridges, Dataset data, Corruption corruption, long seed) {
    ImageSet train = corruption.apply(data.train(), Split.TRAIN, seed);
    return each(machine, ridges, data, corruption, seed, train, data.test(), false);
  }

  /**
   * Chooses a ridge without a look at test images: solves for each without the last training
   * images, then for 0 and for the one that errs least on those, with all of them.
   *
   * @param heldOut how many images are held out, fewer than there are
   * @return the runs that choose, then the two, or one if 0 is the best
   */
  public static List<KernelRun> choosing(
      KernelMachine machine,
      double[] ridges,
      Dataset data,
      int heldOut,
      Corruption corruption,
      long seed) {
    ImageSet train = corruption.apply(data.train(), Split.TRAIN, seed);
    int kept = train.size() - heldOut;
    List<KernelRun> trials =
        each(
            machine,
            ridges,
            data,
            corruption,
            seed,
            train.first(kept),
            train.between(kept, train.size()),
            true);
    double best =
        trials.stream().min(Comparator.comparingDouble(KernelRun::testError)).orElseThrow().ridge();
    double[] last = DoubleStream.of(0, best).distinct().toArray();
    List<KernelRun> all = new ArrayList<>(trials);
    all.addAll(each(machine, last, data, corruption, seed));
    return all;
  }

  private static List<KernelRun> each(
      KernelMachine machine,
      double[] ridges,
      Dataset data,
      Corruption corruption,
      long seed,
      ImageSet train,
      ImageSet test,
      boolean heldOut) {
    double before = ProductPeak.gigaflops();
    List<KernelFit> fits = machine.fitRidges(train, ridges);
    double peak = Math.max(before, ProductPeak.gigaflops());
    double[] errors = KernelFit.errors(fits, test);
    return IntStream.range(0, ridges.length)
        .mapToObj(
            i ->
                of(
                    machine.ridge(ridges[i]),
                    data,
                    corruption,
                    seed,
                    fits.get(i),
                    peak,
                    test.size(),
                    errors[i],
                    heldOut))
        .toList();
  }

  private static KernelRun of(
      KernelMachine machine,
      Dataset data,
      Corruption corruption,
      long seed,
      KernelFit fit,
      double peak,
      int testImages,
      double error,
      boolean heldOut) {
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
        testImages,
        error,
        heldOut);
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
